import { setTimeout as timer } from 'node:timers/promises';

/** Lets some time pass. To wait for something that can be checked, use `until`. */
export async function pause(milliseconds: number): Promise<void> {
	await timer(milliseconds);
}

export interface UntilOptions {
	/** Milliseconds after which it is given up */
	timeout?: number;
	/** Milliseconds between two checks */
	every?: number;
	/** What is true instead, for the error */
	found?: () => unknown;
}

/** What a check gives once it has passed. */
type Passed<Result> = Exclude<Result, false | undefined>;

/**
 * Repeats a check until it gives something other than `false` or `undefined`.
 * @param what the statement that is to come true, as in "the trigger is connected"
 * @returns what the check gave
 * @throws when the time is over, naming the statement
 */
export async function until<Result>(
	check: () => Result | Promise<Result>,
	what: string,
	{ timeout = 8_000, every = 20, found }: UntilOptions = {},
): Promise<Passed<Result>> {
	const deadline = Date.now() + timeout;
	for (;;) {
		const result = await check();
		if (result !== false && result !== undefined) return result as Passed<Result>;
		if (Date.now() > deadline) {
			const instead = found ? ` (found: ${String(await found())})` : '';
			throw new Error(`After ${Math.round(timeout / 100) / 10} s it is still not true that ${what}${instead}`);
		}
		await timer(every);
	}
}
