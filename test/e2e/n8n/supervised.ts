import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Where and how a server runs. */
export interface SupervisedOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Receives all lines that the server prints. */
	logs: string[];
	/** A folder to remove if this process dies before it can do so itself. */
	folderToRemove?: string;
}

/** A server that ends at the latest with the process that started it, however that process ends. */
export interface Supervised {
	hasEnded(): boolean;
	/** Ends it gracefully. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash or a power cut does. */
	kill(): Promise<void>;
}

/** Starts a server, whose command is a program and its arguments. */
export function supervise(command: string[], { cwd, env, logs, folderToRemove = '' }: SupervisedOptions): Supervised {
	const supervisor = spawn(process.execPath, [join(__dirname, 'supervisor.mjs'), folderToRemove, ...command], {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	keepLines(supervisor, logs);
	const hasEnded = (): boolean => supervisor.exitCode !== null || supervisor.signalCode !== null;
	const end = async (order: 'stop' | 'kill'): Promise<void> => {
		if (hasEnded()) return;
		const ended = new Promise((resolve) => supervisor.once('exit', resolve));
		if (supervisor.connected) supervisor.send(order);
		await ended;
	};
	return { hasEnded, stop: async () => await end('stop'), kill: async () => await end('kill') };
}

function keepLines(child: ChildProcess, logs: string[]): void {
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.on('data', (chunk: Buffer) => {
			const lines = (rest + chunk.toString()).split('\n');
			rest = lines.pop() ?? '';
			logs.push(...lines);
		});
		stream?.on('close', () => {
			if (rest) logs.push(rest);
		});
	}
}
