import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { CREDENTIAL_NAME, SekoiaClient } from '../shared/http/client';
import { readApiKey, type SekoiaCredential } from '../shared/http/connection';
import { inputError } from '../shared/inputError';
import { emitSample } from './alert/sample';
import { readSettings } from './alert/settings';
import { AlertSubject } from './alert/subject';
import { LiveSession } from './session';
import { timings } from './timings';

/**
 * Opens the trigger as n8n asks for it: for good in an active workflow, for one event in a test.
 * @throws InputError or a node error that says what is wrong with parameters, key or addresses
 */
export async function openTrigger(functions: ITriggerFunctions): Promise<ITriggerResponse> {
	const settings = readSettings(functions);
	const apiKey = readApiKey((await functions.getCredentials<SekoiaCredential>(CREDENTIAL_NAME)).apiKey);
	if (apiKey === '') {
		throw inputError('The credential has no API key', 'Enter the API key in the SEKOIA.IO API credential.');
	}
	const { request: timeout, requestsPerSecond } = timings;
	const client = await SekoiaClient.create(functions, { maxTries: 2, timeout, requestsPerSecond });
	const lasting = functions.getMode() !== 'manual';
	const { window, concurrency } = settings;
	const subjectOf = (own: SekoiaClient, onTrouble: (error: Error) => void) => new AlertSubject(functions.helpers, settings, own, onTrouble);
	const session = new LiveSession({ functions, client, apiKey, window, concurrency, subjectOf, timings, lasting });
	const closeFunction = async () => await session.close();

	if (!lasting) {
		// n8n puts its own `emit` in place after this function has returned.
		const manualTriggerFunction = async () => {
			if (settings.sample && (await emitSample(functions, client, settings))) return;
			await session.start();
		};
		return { closeFunction, manualTriggerFunction };
	}
	await session.start();
	return { closeFunction };
}
