import { until } from '../../harness/wait';
import type { Log } from './command';
import { serverEnvironment } from './environment';
import { ensureN8n } from './install';
import { installPackage } from './pack';
import { freePorts } from './ports';
import { supervise, type Supervised } from './supervised';
import { temporaryFolder } from './temporary';

export interface StartOptions {
	/** Our packed package, installed as a community package. */
	packageTarball?: string;
	/** Where n8n is installed; `test/e2e` is the default. */
	installation?: string;
	/** Where n8n keeps its data. Without it a temporary folder that `stop` removes. */
	userFolder?: string;
	/** A worker of queue mode runs executions from the queue and has no API; `main` is the default. */
	role?: 'main' | 'worker';
	/** Additional environment variables of the n8n process. */
	env?: Record<string, string>;
	log?: Log;
}

export interface N8nServer {
	url: string;
	userFolder: string;
	/** All lines that n8n has logged so far. */
	logs: string[];
	/** Shuts n8n down gracefully and removes its folder if it is a temporary one. */
	stop(): Promise<void>;
	/** Ends n8n at once, as a crash or a power cut does. `restart` starts it again. */
	kill(): Promise<void>;
	/** Shuts n8n down gracefully (if it runs) and starts it again with the same data and address. */
	restart(): Promise<void>;
}

const READY_TIMEOUT = 240_000;

/** Each of these answers at a later stage of the start: process, database, REST API. A worker has no REST API. */
const READY_PATHS = {
	main: ['/healthz', '/healthz/readiness', '/rest/settings'],
	worker: ['/healthz', '/healthz/readiness'],
};

/** Starts a real n8n on free loopback ports and waits until it is ready. */
export async function startN8n(options: StartOptions = {}): Promise<N8nServer> {
	const { log = () => {}, role = 'main' } = options;
	const n8n = await ensureN8n({ folder: options.installation, log });
	const temporary = options.userFolder === undefined ? await temporaryFolder('n8n') : undefined;
	const userFolder = options.userFolder ?? temporary?.path ?? '';

	const logs: string[] = [];
	const [port = 0, brokerPort = 0] = await freePorts(2);
	const url = `http://127.0.0.1:${port}`;
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
	const extra = { ...(role === 'worker' ? health : {}), ...options.env };
	const env = serverEnvironment({ node: n8n.node, userFolder, port, brokerPort, extra });
	let running: Supervised | undefined;

	const start = async (): Promise<void> => {
		const command = [n8n.node, n8n.script, role === 'main' ? 'start' : 'worker'];
		running = supervise(command, { cwd: userFolder, env, logs, folderToRemove: temporary?.path });
		await waitUntilReady(READY_PATHS[role].map((path) => url + path), running, logs);
	};
	const end = async (order: 'stop' | 'kill'): Promise<void> => {
		const ending = running;
		running = undefined;
		await ending?.[order]();
	};

	try {
		if (options.packageTarball) {
			log('Installing the package into n8n.');
			await installPackage(options.packageTarball, userFolder);
		}
		log('Starting n8n (the first start prepares its database, about half a minute).');
		await start();
	} catch (error) {
		await end('kill');
		await temporary?.remove();
		throw error;
	}
	return {
		url,
		userFolder,
		logs,
		stop: async () => {
			await end('stop');
			await temporary?.remove();
		},
		kill: async () => await end('kill'),
		restart: async () => {
			await end('stop');
			await start();
		},
	};
}

async function waitUntilReady(addresses: string[], server: Supervised, logs: string[]): Promise<void> {
	const lastLines = () => `Its last lines:\n${logs.slice(-40).join('\n')}`;
	const deadline = Date.now() + READY_TIMEOUT;
	for (const address of addresses) {
		const isReady = async () => {
			if (await answers(address)) return true;
			if (server.hasEnded()) throw new Error(`n8n ended while starting. ${lastLines()}`);
			return false;
		};
		await until(isReady, `n8n answers at ${address}`, { timeout: deadline - Date.now(), every: 250, found: lastLines });
	}
}

async function answers(address: string): Promise<boolean> {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
		const type = response.headers.get('content-type') ?? '';
		await response.arrayBuffer();
		return response.ok && type.includes('json');
	} catch {
		return false;
	}
}
