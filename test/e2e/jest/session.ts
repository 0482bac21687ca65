import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nApi } from '../n8n/api';
import { OWNER } from '../stage';

/** What the test files know of the n8n that runs for them. */
export interface Session {
	url: string;
	userFolder: string;
}

const VARIABLE = 'N8N_E2E_SESSION';

export function announce(session: Session): void {
	process.env[VARIABLE] = JSON.stringify(session);
}

export function session(): Session {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('No n8n runs: start these tests with the configuration in test/e2e.');
	return JSON.parse(text) as Session;
}

/** The file in n8n's folder with the lines that it wrote until it was ready. */
export const START_LOG = 'start.log';

export function startLog(): string[] {
	return readFileSync(join(session().userFolder, START_LOG), 'utf8').split('\n');
}

/** n8n's API, logged in as its owner. */
export async function ownerApi(): Promise<N8nApi> {
	const api = new N8nApi(session().url);
	await api.login(OWNER);
	return api;
}
