import type { JsonObject } from '../json';

export interface WebhookOptions {
	/** Sent in addition to the content type. */
	headers?: Record<string, string>;
}

export interface WebhookAnswer {
	status: number;
	body: string;
}

/** Posts a v2 notification like a notification rule with the webhook action does. */
export function sendNotificationWebhook(
	url: string,
	notification: JsonObject,
	options: WebhookOptions = {},
): Promise<WebhookAnswer> {
	const metadata = { ...(notification.metadata as JsonObject), avatar_uuid: null, user_uuid: null, permissions: [] };
	return post(url, { ...notification, metadata }, options);
}

/** Posts the short form: the alert's uuid and nothing else. */
export function sendAlertWebhook(url: string, alertUuid: string, options: WebhookOptions = {}): Promise<WebhookAnswer> {
	return post(url, { alert_uuid: alertUuid }, options);
}

async function post(url: string, body: JsonObject, { headers = {} }: WebhookOptions): Promise<WebhookAnswer> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	return { status: response.status, body: await response.text() };
}
