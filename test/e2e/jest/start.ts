import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nApi } from '../n8n/api';
import { packProject } from '../n8n/pack';
import { startN8n, type N8nServer } from '../n8n/server';
import { OWNER } from '../stage';
import { announce, START_LOG } from './session';

declare global {
	var e2eServer: N8nServer | undefined;
}

/** Before all tests: a real n8n with the packed package and an owner. */
export default async function start(): Promise<void> {
	const log = (line: string): void => void process.stderr.write(`${line}\n`);
	const packed = await packProject({ log });
	try {
		// JSON lines tell warnings from other lines.
		const server = await startN8n({ packageTarball: packed.tarball, env: { N8N_LOG_FORMAT: 'json' }, log });
		globalThis.e2eServer = server;
		await new N8nApi(server.url).ownerSetup(OWNER);
		writeFileSync(join(server.userFolder, START_LOG), server.logs.join('\n'));
		announce({ url: server.url, userFolder: server.userFolder });
	} catch (error) {
		await globalThis.e2eServer?.stop();
		throw error;
	} finally {
		await packed.remove();
	}
}
