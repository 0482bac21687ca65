import { spawn, type ChildProcess } from 'node:child_process';

/** Receives lines about what is being done. */
export type Log = (line: string) => void;

/** Where and how a program runs. */
export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Called every 15 seconds with the seconds since the start. */
	onTick?: (seconds: number) => void;
}

/** A program ended with an exit code other than 0. */
export class CommandError extends Error {
	constructor(
		readonly command: string,
		readonly exitCode: number | null,
		readonly output: string,
	) {
		super(`"${command}" failed with exit code ${exitCode}. Its last lines:\n${lastLines(output, 25)}`);
		this.name = 'CommandError';
	}
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill()));

/** Runs a program to its end. @returns what it printed. @throws an error with its last lines when it fails */
export async function run(program: string, args: string[], options: CommandOptions): Promise<string> {
	const started = Date.now();
	const child = spawn(program, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	running.add(child);
	let printed = '';
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	const ticker = setInterval(
		() => options.onTick?.(Math.round((Date.now() - started) / 1000)),
		15_000,
	);
	try {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		if (code !== 0) throw new CommandError([program, ...args].join(' '), code, output);
		return printed;
	} finally {
		clearInterval(ticker);
		running.delete(child);
	}
}

/**
 * Runs npm as if typed in a new shell. Inside `npm run` it would inherit settings of the outer run as variables
 * (`ignore-scripts`, prefix, package names), so these are removed.
 */
export async function npm(args: string[], options: CommandOptions): Promise<string> {
	const env = { ...process.env, ...options.env };
	for (const name of Object.keys(env)) {
		if (/^npm_(package|lifecycle|command|execpath|node_execpath)/i.test(name)) delete env[name];
		if (/^npm_config_(ignore_scripts|local_prefix|prefix|global_prefix|omit|include)$/i.test(name)) {
			delete env[name];
		}
	}
	delete env.INIT_CWD;
	return await run('npm', args, { ...options, env });
}

/** The last lines of a text. */
export function lastLines(text: string, count: number): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
