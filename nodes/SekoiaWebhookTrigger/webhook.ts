import {
	type IDataObject,
	type IHookFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	jsonParse,
} from 'n8n-workflow';

import { getAlert } from '../shared/alertApi';
import { eventItem, type Output, type ToldEvent } from '../shared/alertEvents/item';
import { alertOf, parseNotification } from '../shared/alertEvents/parse';
import { isUuid } from '../shared/fields/objectIds';
import { CREDENTIAL_NAME, type RequestSettings, SekoiaClient } from '../shared/http/client';
import { readConnection, type SekoiaCredential } from '../shared/http/connection';
import { appUrlOf } from '../shared/http/regions';
import { inOneLine, inputError } from '../shared/inputError';
import { isJsonObject, type JsonObject } from '../shared/json';
import { text } from '../shared/members';
import { AbortedError } from '../shared/wait';
import { readCall, type WebhookCall } from './body';
import { isAuthorized, SECRET_CURE } from './secret';
import { readSettings } from './settings';

type UsableCall = Exclude<WebhookCall, { kind: 'unusable' }>;
type AlertCall = Extract<WebhookCall, { kind: 'alert' }>;
type WebhookSettings = ReturnType<typeof readSettings>;

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
	return await getAlert(client, id, { comments: true, history: true, customStatus: true });
}

/** The alert; a failure to fetch it must not lose the call, so it is told as `error`. */
async function fetched(functions: IWebhookFunctions, id: string): Promise<{ alert?: JsonObject; error?: string }> {
	try {
		return { alert: await fetchAlert(functions, id) };
	} catch (error) {
		const message = error instanceof AbortedError ? `SEKOIA.IO did not answer within ${FETCH_MS / 1000} seconds` : inOneLine(error);
		functions.logger.warn(`SEKOIA.IO Webhook Trigger: alert ${id} could not be fetched: ${message}`);
		return { error: message };
	}
}

/** What the call tells of the alert, in the shape of an alert of the API. */
function toldBy({ id, notification }: AlertCall): Pick<ToldEvent, 'alert' | 'facts' | 'comment'> {
	const parsed = notification && parseNotification(notification);
	const own: JsonObject = isUuid(id) ? { uuid: id } : { short_id: id };
	if (!parsed || 'ignored' in parsed) return { alert: own };
	const { event, facts, comment } = parsed;
	const isChange = event === 'updated' || event === 'status-changed';
	return { alert: { ...own, ...alertOf(parsed) }, comment, ...(isChange ? { facts } : {}) };
}

/** An item of the shape that the SEKOIA.IO Trigger gives, with the call beside it. */
async function alertItem(functions: IWebhookFunctions, call: AlertCall, { output, alertDetails }: WebhookSettings): Promise<IDataObject> {
	const { id, caseUuid, eventType, notification } = call;
	const told = toldBy(call);
	const { alert, error }: { alert?: JsonObject; error?: string } = alertDetails === 'full' ? await fetched(functions, id) : {};
	const credential = alert && (await credentialOf(functions));
	const event: ToldEvent = {
		...told,
		event: eventType?.replace(/^alert-?/, '') ?? null,
		subject: text(alert?.uuid) ?? id,
		alert: alert ?? told.alert,
		isEnriched: alert !== undefined,
		appUrl: credential && appUrlOf(readConnection(credential).baseUrl),
	};
	return {
		...eventItem(event, output as Output),
		...(caseUuid === undefined ? {} : { case_uuid: caseUuid }),
		notification: notification ?? null,
		...(error === undefined ? {} : { error }),
	};
}

async function toItem(functions: IWebhookFunctions, call: UsableCall, settings: WebhookSettings): Promise<INodeExecutionData> {
	if (call.kind === 'alert') return { json: await alertItem(functions, call, settings) };
	const json = { event_type: null, alert_uuid: null, case_uuid: null, notification: null };
	if (call.kind === 'case') return { json: { ...json, case_uuid: call.caseUuid } };
	return { json: { ...json, event_type: call.eventType, notification: call.notification } };
}

/** Refuses settings that no call could be handled with. @throws InputError */
export function checkSettings(functions: IHookFunctions): void {
	if (readSettings(functions).alertDetails === 'full' && !functions.getNode().credentials?.[CREDENTIAL_NAME]) {
		throw inputError('"Alert Details" is Full, which needs a credential', 'Choose a SEKOIA.IO API credential, or set "Alert Details" to From Notification Only.');
	}
}

/** Handles one call: checks size and secret, reads it, and starts the workflow or answers why not. */
export async function handleCall(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = readSettings(functions);
	const credential = await credentialOf(functions);
	const { webhookSecret = '' } = credential ?? {};
	if (bodySize(functions) > MAX_BODY_BYTES) return answer(functions, 413, 'The body is larger than 1 MiB. Send the UUID of the alert only, as {"alert_uuid": "..."}.');
	const isUsable = typeof webhookSecret === 'string' && (webhookSecret === '' || webhookSecret.trim() !== '');
	// A secret store that is down gives no text; nobody knows then who may call.
	if (!isUsable) functions.logger.error('SEKOIA.IO Webhook Trigger: the Webhook Secret of the credential is no text, so every call is refused');
	if (!isUsable || !isAuthorized(functions, webhookSecret.trim())) return answer(functions, 403, `The webhook secret is missing or wrong. ${SECRET_CURE}`);
	const call = readCall(bodyOf(functions));
	if (call.kind === 'unusable') return answer(functions, 400, call.reason);
	if (call.kind === 'other' && !settings.options.otherNotifications) {
		return answer(functions, 200, `Ignored: ${call.eventType} is not about an alert`);
	}
	return { workflowData: [[await toItem(functions, call, settings)]] };
}
