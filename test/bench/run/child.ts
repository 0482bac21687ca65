import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A Node process that runs a TypeScript file of this folder, and tells its result as a message. */
export class Child<Message> {
	private constructor(private readonly child: ChildProcess, readonly first: Message) {}

	/** Starts it and waits for its first message. @throws when it ends without one; its own output says why */
	static async start<Message>(file: string, options: object, flags: readonly string[] = []): Promise<Child<Message>> {
		// For whoever wants to know where the time goes: a CPU profile of each process, in this folder.
		const { BENCH_PROFILES: profiles } = process.env;
		const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
		const child = fork(file, [JSON.stringify(options)], { execArgv: ['--require', require.resolve('tsx/cjs'), '--require', join(__dirname, 'published.cjs'), ...profiling, ...flags] });
		const ended = once(child, 'exit').then(([code]) => {
			throw new Error(`${file} ended with exit code ${code}`);
		});
		ended.catch(() => undefined);
		const [first] = (await Promise.race([once(child, 'message'), ended])) as [Message];
		return new Child(child, first);
	}

	/** Gives it an order; see `serve`. @throws when it fails to carry it out */
	async ask<Answer>(order: string, ...values: unknown[]): Promise<Answer> {
		const answered = once(this.child, 'message');
		const ended = once(this.child, 'exit').then(() => {
			throw new Error(`The process that was to ${order} has ended`);
		});
		ended.catch(() => undefined);
		this.child.send([order, ...values]);
		const [answer] = (await Promise.race([answered, ended])) as [{ error: string } | { answer: Answer }];
		if ('error' in answer) throw new Error(answer.error);
		return answer.answer;
	}

	/** Lets it end: it does so once it is disconnected. */
	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = once(this.child, 'exit');
		this.child.disconnect();
		const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
		await ended;
		clearTimeout(timer);
	}
}

/** What the parent passed to this process. */
export const optionsOfChild = <Options>(): Options => JSON.parse(process.argv[2] ?? '{}') as Options;

/** Tells the parent, and ends this process with it. */
export function tell(message: object): void {
	process.once('disconnect', () => process.exit(0));
	process.send?.(message);
}

type Orders = Record<string, (...values: never[]) => unknown>;

/** Tells the parent that all is ready, and carries out its orders, one at a time, until it is disconnected. */
export function serve(first: object, orders: Orders): void {
	process.on('message', (message: [string, ...never[]]) => {
		const [order, ...values] = message;
		Promise.resolve()
			.then(async () => await orders[order]!(...values))
			.then(
				(answer) => process.send?.({ answer: answer ?? null }),
				(error: Error) => process.send?.({ error: error.stack }),
			);
	});
	tell(first);
}
