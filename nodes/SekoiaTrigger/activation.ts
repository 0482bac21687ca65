import type { ITriggerFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { SekoiaClient } from '../shared/http/client';
import { RequestError } from '../shared/http/errors';
import { isPassing } from '../shared/http/failure';
import { toNodeError, toOneLineError } from '../shared/nodeError';

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

/** The error with which the trigger ends: of a test the editor shows message and description, of a published workflow the message. */
export const toTriggerError = (functions: ITriggerFunctions, error: unknown): NodeApiError | NodeOperationError =>
	(functions.getMode() === 'manual' ? toNodeError : toOneLineError)(functions.getNode(), error);
