import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../../e2e/n8n/command';
import { freePorts } from '../../e2e/n8n/ports';
import { supervise } from '../../e2e/n8n/supervised';
import { temporaryFolder } from '../../e2e/n8n/temporary';
import { until } from '../../harness/wait';
import { findProgram, postgresUser } from './programs';

const NAME = 'n8n';
const PASSWORD = 'only-for-tests';

export interface Postgres {
	/** n8n's variables for this database. */
	env: Record<string, string>;
	/** Runs a query. @returns its rows */
	query<Row>(sql: string): Promise<Row[]>;
	stop(): Promise<void>;
}

/** Starts a new Postgres on a free loopback port, with all its data in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
	const [initdb, postgres, psql] = ['initdb', 'postgres', 'psql'].map(findProgram) as [string, string, string];
	const user = postgresUser();
	const [port] = await freePorts(1);
	const folder = await temporaryFolder('postgres');
	const data = join(folder.path, 'data');
	const passwordFile = join(folder.path, 'password');
	const as = user?.prefix ?? [];
	const env = { PATH: process.env.PATH };
	const logs: string[] = [];

	await writeFile(passwordFile, PASSWORD);
	if (user) for (const path of [folder.path, passwordFile]) await chown(path, user.uid, user.gid);
	try {
		const [program = '', ...args] = [
			...as,
			initdb,
			...['-D', data, '-U', NAME, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
			...['--locale=C', '--encoding=UTF8', '--no-sync'],
		];
		await run(program, args, { cwd: folder.path, env });
	} catch (error) {
		await folder.remove();
		throw error;
	}
	// No socket file outside the folder, and no waiting for the disk: the data is gone after the test anyway.
	const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
	const command = [...as, postgres, '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
	const server = supervise(command, { cwd: folder.path, env, logs, folderToRemove: folder.path });
	const stop = async (): Promise<void> => {
		await server.stop();
		await folder.remove();
	};

	const query = async <Row>(sql: string): Promise<Row[]> => {
		const address = ['-h', '127.0.0.1', '-p', String(port), '-U', NAME, '-d', 'postgres'];
		const wrapped = `SELECT coalesce(json_agg(rows), '[]') FROM (${sql}) rows`;
		const answer = await run(psql, [...address, '-qtAX', '-c', wrapped], {
			cwd: folder.path,
			env: { ...env, PGPASSWORD: PASSWORD },
		});
		return JSON.parse(answer) as Row[];
	};
	try {
		const isReady = async () => {
			if (server.hasEnded()) throw new Error(`Postgres ended while starting:\n${logs.join('\n')}`);
			return await query('SELECT 1').then(() => true, () => false);
		};
		await until(isReady, 'Postgres answers', { timeout: 30_000, every: 200 });
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: NAME,
			DB_POSTGRESDB_PASSWORD: PASSWORD,
		},
		query,
		stop,
	};
}
