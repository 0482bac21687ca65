/** What goes wrong with the requests that match; the members may be combined. */
export interface Fault {
	method?: string;
	/** Exact path, or a pattern tested on the raw path. */
	path: string | RegExp;
	/** Tested on the decoded query, such as `limit=100&offset=20` (default: any). */
	query?: RegExp;
	/** How many requests it strikes (default: 1). */
	times?: number;
	/** How many matching requests pass unharmed first (default: none). */
	skip?: number;
	/** Answer with this status and do nothing else. */
	status?: number;
	headers?: Record<string, string>;
	/** Body of that answer: JSON for an object, as is for a string. */
	body?: object | string;
	/** Wait before going on. */
	delayMs?: number;
	/** Cut the connection; nothing is done. */
	reset?: boolean;
	/** Handle the request, send this many bytes of the answer's body, then cut the connection. */
	resetAfterBytes?: number;
	/** Handle the request and answer only the first half of the JSON, as a complete HTTP message. */
	truncate?: boolean;
	/** Answer like a gateway in trouble: HTML, status 502 unless `status` says otherwise. */
	html?: boolean;
	/** Answer with a redirect, status 302 unless `status` says otherwise. */
	redirectTo?: string;
}

/** The faults that a test has added. A request is struck by the first that matches and is not used up. */
export class Faults {
	private active: Array<{ fault: Fault; toSkip: number; left: number }> = [];

	add(fault: Fault): void {
		this.active.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 });
	}

	clear(): void {
		this.active = [];
	}

	/** The fault that strikes this request, if any. */
	take(method: string, path: string, query: ReadonlyArray<readonly [string, string]>): Fault | undefined {
		for (const entry of this.active) {
			if (entry.left <= 0 || !matches(entry.fault, method, path, query)) continue;
			if (entry.toSkip > 0) {
				entry.toSkip--;
				continue;
			}
			entry.left--;
			return entry.fault;
		}
		return undefined;
	}
}

function matches(fault: Fault, method: string, path: string, query: ReadonlyArray<readonly [string, string]>): boolean {
	if (fault.method !== undefined && fault.method !== method) return false;
	if (fault.query && !fault.query.test(query.map((pair) => pair.join('=')).join('&'))) return false;
	return typeof fault.path === 'string' ? fault.path === path : fault.path.test(path);
}
