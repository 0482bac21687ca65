import { N8nApi } from '../e2e/n8n/api';
import { packProject } from '../e2e/n8n/pack';
import { startN8n, type N8nServer } from '../e2e/n8n/server';
import { OWNER } from '../e2e/stage';
import { startPostgres, type Postgres } from './services/postgres';
import { startRedis } from './services/redis';

/** n8n in several processes, as in production: a main process and workers, with a database and a queue between them. */
export interface Cluster {
	/** The API of the main process, logged in as its owner. */
	api: N8nApi;
	main: N8nServer;
	workers: N8nServer[];
	postgres: Postgres;
	stop(): Promise<void>;
}

/** What n8n's documentation requires of all processes in queue mode. */
const QUEUE_MODE = {
	EXECUTIONS_MODE: 'queue',
	N8N_ENCRYPTION_KEY: 'one-key-for-all-processes',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
};

/** n8n gives up a killed worker's executions after this time; its default of a minute is too long for a test. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

type Log = (line: string) => void;

/** Starts Postgres, Redis, a main process and workers, each n8n with the packed package. */
export async function startCluster(workers: number, log: Log = () => {}): Promise<Cluster> {
	/** Ends each started process; to be called in reverse order. */
	const running: Array<() => Promise<void>> = [];
	const stop = async (): Promise<void> => {
		for (const end of running.splice(0).reverse()) await end().catch((error: unknown) => log(String(error)));
	};
	try {
		log('Starting Postgres and Redis.');
		const postgres = await startPostgres();
		running.push(postgres.stop);
		const redis = await startRedis();
		running.push(redis.stop);
		const env = { ...postgres.env, ...redis.env, ...QUEUE_MODE, ...QUICK_TO_NOTICE };

		const packed = await packProject({ log });
		try {
			const packageTarball = packed.tarball;
			const main = await startN8n({ packageTarball, env, log });
			running.push(main.stop);
			const api = new N8nApi(main.url);
			await api.ownerSetup(OWNER);

			log(`Starting ${workers} workers.`);
			const starting = Array.from({ length: workers }, async () => {
				const worker = await startN8n({ role: 'worker', packageTarball, env });
				running.push(worker.stop);
				return worker;
			});
			// If one worker fails to start, those that did start must still be ended.
			await Promise.allSettled(starting);
			return { api, main, workers: await Promise.all(starting), postgres, stop };
		} finally {
			await packed.remove();
		}
	} catch (error) {
		await stop();
		throw error;
	}
}
