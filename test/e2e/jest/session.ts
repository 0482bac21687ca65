import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nApi } from '../n8n/api';
import { OWNER } from '../stage';
import type { Order } from './control';

/** What test files know of the n8n that runs for them. */
export interface Session {
	url: string;
	userFolder: string;
	/** Address that lists the requests to other machines */
	askedUrl: string;
	/** Address that takes orders for n8n's process */
	controlUrl: string;
}

const VARIABLE = 'N8N_E2E_SESSION';

/** Makes the session known to the test files. */
export function announce(session: Session): void {
	process.env[VARIABLE] = JSON.stringify(session);
}

/** The session of this run. @throws when the tests were started without their configuration */
export function session(): Session {
	const text = process.env[VARIABLE];
	if (!text) throw new Error('No n8n is running. Start these tests with `npm run test:e2e`.');
	return JSON.parse(text) as Session;
}

/** The file in n8n's folder with the lines that it logged until it was ready. */
export const START_LOG = 'start.log';

/** The lines that n8n logged until it was ready. */
export function startLog(): string[] {
	return readFileSync(join(session().userFolder, START_LOG), 'utf8').split('\n');
}

/** n8n's API, logged in as its owner. */
export async function ownerApi(): Promise<N8nApi> {
	const api = new N8nApi(session().url);
	await api.login(OWNER);
	return api;
}

/** The addresses on other machines that were requested so far, as `host:port` or URL. None of them was reached. */
export async function askedOutside(): Promise<string[]> {
	return (await (await fetch(session().askedUrl)).json()) as string[];
}

/**
 * Ends n8n as a crash does, does something meanwhile, and starts n8n again with the same data and address. All test
 * files share this n8n: they run one after the other, and must not rely on what it keeps in memory.
 */
export async function crashN8n(meanwhile: () => void | Promise<void>): Promise<void> {
	await order('kill');
	try {
		await meanwhile();
	} finally {
		await order('restart');
	}
}

async function order(what: Order): Promise<void> {
	const response = await fetch(`${session().controlUrl}/${what}`, { method: 'POST' });
	if (!response.ok) throw new Error(await response.text());
}
