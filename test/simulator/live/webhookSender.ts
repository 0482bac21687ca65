import type { JsonObject } from '../json';

export interface WebhookOptions {
	/** Headers to send in addition to the content type. */
	headers?: Record<string, string>;
}

interface WebhookAnswer {
	status: number;
	body: string;
}

/** Posts a v2 notification the way a notification rule with a webhook action does. */
export function sendNotificationWebhook(
	url: string,
	notification: JsonObject,
	options: WebhookOptions = {},
): Promise<WebhookAnswer> {
	const metadata = { ...(notification.metadata as JsonObject), avatar_uuid: null, user_uuid: null, permissions: [] };
	return post(url, { ...notification, metadata }, options);
}

/** Posts the short form, which holds the alert's uuid and nothing else. */
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
