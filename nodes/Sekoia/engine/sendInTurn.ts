/** How much one request may hold. */
interface Limits<Entry> {
	entries: number;
	characters: number;
	/** Characters that an entry takes in the request */
	charactersOf(entry: Entry): number;
}

/** Fills requests with entries, in order. One that is too large for every request gets one of its own. */
export function* requestsOf<Entry>(all: Iterable<Entry>, { entries, characters, charactersOf }: Limits<Entry>): Generator<Entry[]> {
	let request: Entry[] = [];
	let sum = 0;
	for (const entry of all) {
		const more = charactersOf(entry);
		if (request.length > 0 && (request.length === entries || sum + more > characters)) {
			yield request;
			request = [];
			sum = 0;
		}
		request.push(entry);
		sum += more;
	}
	if (request.length > 0) yield request;
}

/** Receives what became of each entry. */
interface Account<Entry, Answer> {
	sent(entry: Entry, answer: Answer): void;
	/** @param failure why its request, or an earlier one, failed */
	unsent(entry: Entry, failure: unknown): void;
}

/** Sends requests one after the other; after one that failed no other is begun. */
export async function sendInTurn<Entry, Answer>(
	requests: Iterable<Entry[]>,
	send: (request: Entry[]) => Promise<Answer>,
	account: Account<Entry, Answer>,
): Promise<void> {
	let stopped: { failure: unknown } | undefined;
	for (const request of requests) {
		try {
			if (!stopped) {
				const answer = await send(request);
				for (const entry of request) account.sent(entry, answer);
				continue;
			}
		} catch (failure) {
			stopped = { failure };
		}
		for (const entry of request) account.unsent(entry, stopped.failure);
	}
}
