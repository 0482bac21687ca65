import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nApi } from '../n8n/api';
import { OWNER } from '../stage';
import type { Order } from './control';

/** What the test files know of the n8n that runs for them. */
export interface Session {
	url: string;
	userFolder: string;
	/** Lists what was asked of other machines. */
	askedUrl: string;
	/** Takes orders for n8n's process. */
	controlUrl: string;
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

/** The addresses of other machines, as `host:port` or URL, that were asked for so far; none of them was reached. */
export async function askedOutside(): Promise<string[]> {
	return (await (await fetch(session().askedUrl)).json()) as string[];
}

/**
 * Ends n8n as a crash does, lets something happen meanwhile, and starts it again with the same data and address.
 * All test files share it: none runs at the same time, and none must count on what n8n keeps in memory.
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
