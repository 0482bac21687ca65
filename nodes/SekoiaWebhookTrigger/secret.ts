import { createHash, timingSafeEqual } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

/** The header that carries the secret; a query parameter does where no header can be set. */
const SECRET_HEADER = 'X-Sekoia-Webhook-Secret';
const SECRET_QUERY = 'token';

/** Compares in a time that tells nothing about where or by how much the two differ. */
function isSame(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** Whether a call carries the secret of the credential. Without a secret every call is accepted. */
export function isAuthorized(functions: IWebhookFunctions, secret: string): boolean {
	if (secret === '') return true;
	const header = functions.getHeaderData()[SECRET_HEADER.toLowerCase()];
	const query = (functions.getQueryData() as Record<string, unknown>)[SECRET_QUERY];
	const given = [header, query].filter((value) => typeof value === 'string');
	// Both are compared, so that the time does not tell which one was looked at.
	return given.map((value) => isSame(value, secret)).includes(true);
}
