import type { SekoiaClient } from '../shared/http/client';
import { RequestError } from '../shared/http/errors';
import { isPassing } from '../shared/http/failure';

/** Asks whom the key belongs to, which tests it. @throws RequestError when the key or the address is wrong */
export async function checkKey(client: SekoiaClient): Promise<void> {
	await client.request({
		method: 'GET',
		path: '/api/v1/me',
		hints: {
			403: { summary: 'SEKOIA.IO refuses this API key', cure: 'Ask an administrator of your community to check it.' },
			404: { summary: 'There is no SEKOIA.IO API at this Base URL', cure: 'Check the Base URL in the credential.' },
		},
	});
}

/** Whether what failed may work later without a change of the settings or the key. */
export const mayHeal = (error: unknown): boolean => !(error instanceof RequestError) || isPassing(error.why);
