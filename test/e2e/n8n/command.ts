import { spawn, type ChildProcess } from 'node:child_process';

export type Log = (line: string) => void;

export interface CommandOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** Called about every 15 seconds with the seconds passed so far. */
	onTick?: (seconds: number) => void;
}

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

/** Runs a program to its end and gives what it printed; all output is shown only when it fails. */
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
 * npm started from inside `npm run` inherits settings of the outer run (`ignore-scripts`, prefix,
 * package names) as variables. They are dropped, so that it behaves as if typed in a new shell.
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

export function lastLines(text: string, count: number): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
