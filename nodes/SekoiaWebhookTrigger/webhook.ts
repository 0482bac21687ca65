import {
	type IDataObject,
	type IHookFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	jsonParse,
} from 'n8n-workflow';

import { getAlert } from '../shared/alertApi';
import { CREDENTIAL_NAME, type RequestSettings, SekoiaClient } from '../shared/http/client';
import type { SekoiaCredential } from '../shared/http/connection';
import { inputError } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { AbortedError } from '../shared/wait';
import { readCall, type WebhookCall } from './body';
import { isAuthorized } from './secret';
import { readSettings } from './settings';

const MAX_BODY_BYTES = 1024 * 1024;
/** SEKOIA.IO waits for the answer, and gives up at a time that is not documented. */
const FETCH_MS = 5_000;
const FETCH_REQUESTS: RequestSettings = { maxTries: 3, timeout: FETCH_MS, requestsPerSecond: 50 };

/** Answers a call that does not start the workflow. */
function answer(functions: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	functions.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** The credential is optional, as calls can be accepted without a secret and alerts left unfetched. */
async function credentialOf(functions: IWebhookFunctions): Promise<SekoiaCredential | undefined> {
	if (!functions.getNode().credentials?.[CREDENTIAL_NAME]) return undefined;
	return await functions.getCredentials<SekoiaCredential>(CREDENTIAL_NAME);
}

function bodySize(functions: IWebhookFunctions): number {
	const { rawBody, headers } = functions.getRequestObject();
	return rawBody?.length ?? Number(headers['content-length'] ?? 0);
}

/** The JSON body, also where the sender forgot to say that it is JSON. */
function bodyOf(functions: IWebhookFunctions): unknown {
	const { body, rawBody } = functions.getRequestObject() as { body?: unknown; rawBody?: Buffer };
	if (isJsonObject(body) && Object.keys(body).length > 0) return body;
	const raw = typeof body === 'string' ? body : rawBody?.toString('utf8');
	return raw === undefined ? body : jsonParse<unknown>(raw, { fallbackValue: null });
}

async function fetchAlert(functions: IWebhookFunctions, id: string): Promise<JsonObject> {
	const client = await SekoiaClient.create(functions, { ...FETCH_REQUESTS, signal: AbortSignal.timeout(FETCH_MS) });
	return await getAlert(client, id, { comments: true, history: true });
}

/** The alert; a failure to fetch it must not lose the call, so it becomes `error`. */
async function fullAlert(functions: IWebhookFunctions, id: string): Promise<IDataObject> {
	try {
		return { alert: await fetchAlert(functions, id) };
	} catch (error) {
		const message = error instanceof AbortedError ? `SEKOIA.IO did not answer within ${FETCH_MS / 1000} seconds` : (error as Error).message;
		functions.logger.warn(`SEKOIA.IO Webhook Trigger: alert ${id} could not be fetched: ${message}`);
		return { alert: null, error: message };
	}
}

async function toItem(functions: IWebhookFunctions, call: Exclude<WebhookCall, { kind: 'unusable' }>, full: boolean): Promise<INodeExecutionData> {
	const { notification, eventType } = call;
	const json: IDataObject = {
		alert_uuid: call.kind === 'alert' ? call.alertUuid : null,
		event_type: eventType ?? null,
		notification: notification ?? null,
	};
	return { json: full && call.kind === 'alert' ? { ...json, ...(await fullAlert(functions, call.alertUuid)) } : json };
}

/** Refuses settings that no call could be handled with. @throws InputError */
export function checkSettings(functions: IHookFunctions): void {
	if (readSettings(functions).getFullAlert && !functions.getNode().credentials?.[CREDENTIAL_NAME]) {
		throw inputError('"Get Full Alert" needs a credential', 'Choose a SEKOIA.IO API credential, or switch "Get Full Alert" off.');
	}
}

/** Handles one call: checks size and secret, reads it, and starts the workflow or answers why not. */
export async function handleCall(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { getFullAlert, options } = readSettings(functions);
	const credential = await credentialOf(functions);
	const { webhookSecret = '' } = credential ?? {};
	if (bodySize(functions) > MAX_BODY_BYTES) return answer(functions, 413, 'The body is larger than 1 MiB');
	const isUsable = typeof webhookSecret === 'string' && (webhookSecret === '' || webhookSecret.trim() !== '');
	// A secret store that is down gives no text; nobody knows then who may call.
	if (!isUsable) functions.logger.error('SEKOIA.IO Webhook Trigger: the Webhook Secret of the credential is no text, so every call is refused');
	if (!isUsable || !isAuthorized(functions, webhookSecret.trim())) return answer(functions, 403, 'The webhook secret is missing or wrong');
	const call = readCall(bodyOf(functions));
	if (call.kind === 'unusable') return answer(functions, 400, call.reason);
	if (call.kind === 'other' && !options.otherNotifications) {
		return answer(functions, 200, `Ignored: ${call.eventType} is not about an alert`);
	}
	return { workflowData: [[await toItem(functions, call, getFullAlert)]] };
}
