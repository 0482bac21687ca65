import type { ApiFunctions } from './http/client';

/** n8n's expression engine, which needs an isolate to evaluate the credential's `=Bearer ...`. */
interface Expressions {
	acquireIsolate?(): Promise<boolean>;
	releaseIsolate?(): Promise<void>;
}

/** Making an isolate costs n8n tens of milliseconds, so one is kept for the next request. */
const KEPT_MS = 1_000;
/** The engine's words when there is no isolate: it was n8n's own, and n8n took it back meanwhile. */
const TAKEN_BACK = /No bridge acquired|Isolate for this caller/;
const MAX_TRIES = 3;

/** The isolate of one workflow, shared by all its requests outside of n8n's own calls. */
class Isolate {
	private users = 0;
	private acquired: Promise<boolean> | undefined;
	private released: Promise<unknown> = Promise.resolve();
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly expressions: Required<Expressions>,
		private readonly keptFor: number,
	) {}

	/** Runs `work` with the isolate at hand. */
	async with<Result>(work: () => Promise<Result>): Promise<Result> {
		this.users++;
		clearTimeout(this.timer);
		try {
			return await this.try(work);
		} finally {
			if (--this.users === 0) this.timer = setTimeout(() => this.release(), this.keptFor).unref();
		}
	}

	private async try<Result>(work: () => Promise<Result>): Promise<Result> {
		let failure: unknown;
		for (let tries = 1; tries <= MAX_TRIES; tries++) {
			const acquired = (this.acquired ??= this.released.then(async () => await this.expressions.acquireIsolate()));
			try {
				await acquired;
				return await work();
			} catch (error) {
				failure = error;
			}
			if (!TAKEN_BACK.test((failure as Error).message)) break;
			if (this.acquired === acquired) this.acquired = undefined;
		}
		throw failure;
	}

	private release(): void {
		const { acquired } = this;
		this.acquired = undefined;
		this.released = Promise.resolve(acquired)
			.then(async (isOurs) => (isOurs ? await this.expressions.releaseIsolate() : undefined))
			.catch(() => undefined);
	}
}

const isolates = new WeakMap<Expressions, Isolate>();

function isolateOf(functions: ApiFunctions, keptFor: number): Isolate | undefined {
	const expressions = (functions as { workflow?: { expression?: Expressions } }).workflow?.expression;
	if (!expressions?.acquireIsolate || !expressions.releaseIsolate) return undefined;
	const isolate = isolates.get(expressions) ?? new Isolate(expressions as Required<Expressions>, keptFor);
	isolates.set(expressions, isolate);
	return isolate;
}

/**
 * The same functions, usable outside of n8n's own calls. n8n evaluates the credential's header in an
 * isolate that it provides only while a node is activated or executed; a trigger's later requests and
 * those of a webhook would fail without one.
 * @param keptFor milliseconds for which an isolate waits for a next request
 */
export function keepingIsolate(functions: ApiFunctions, keptFor = KEPT_MS): ApiFunctions {
	const isolate = isolateOf(functions, keptFor);
	if (!isolate) return functions;
	const { httpRequestWithAuthentication } = functions.helpers;
	const helpers: ApiFunctions['helpers'] = {
		...functions.helpers,
		async httpRequestWithAuthentication(...args) {
			return (await isolate.with(async () => await httpRequestWithAuthentication.apply(this, args))) as unknown;
		},
	};
	return {
		getCredentials: functions.getCredentials.bind(functions),
		getNode: functions.getNode.bind(functions),
		helpers,
	};
}
