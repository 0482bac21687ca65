import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Loopback } from '../../harness/loopback';
import { N8nApi } from '../n8n/api';
import { packProject } from '../n8n/pack';
import { startN8n, type N8nServer } from '../n8n/server';
import { OWNER } from '../stage';
import { startControl } from './control';
import { startOutside, type Outside } from './outside';
import { announce, START_LOG } from './session';
import stop from './stop';

declare global {
	var e2eServer: N8nServer | undefined;
	var e2eOutside: Outside | undefined;
	var e2eControl: Loopback | undefined;
}

/** Before all tests: starts a real n8n with the packed package and an owner. */
export default async function start(): Promise<void> {
	const log = (line: string): void => void process.stderr.write(`${line}\n`);
	const packed = await packProject({ log });
	try {
		const outside = await startOutside();
		globalThis.e2eOutside = outside;
		// In JSON, warnings can be told from other lines.
		const env = { N8N_LOG_FORMAT: 'json', ...outside.env };
		const server = await startN8n({ packageTarball: packed.tarball, env, log });
		globalThis.e2eServer = server;
		await new N8nApi(server.url).ownerSetup(OWNER);
		writeFileSync(join(server.userFolder, START_LOG), server.logs.join('\n'));
		const control = await startControl(server);
		globalThis.e2eControl = control;
		announce({ url: server.url, userFolder: server.userFolder, askedUrl: outside.askedUrl, controlUrl: control.url });
	} catch (error) {
		await stop();
		throw error;
	} finally {
		await packed.remove();
	}
}
