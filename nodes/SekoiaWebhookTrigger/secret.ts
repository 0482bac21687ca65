import { createHash, timingSafeEqual } from 'node:crypto';

import type { IWebhookFunctions } from 'n8n-workflow';

/** The header that carries the secret; a caller that cannot set headers uses the query parameter below. */
const SECRET_HEADER = 'X-Sekoia-Webhook-Secret';
const SECRET_QUERY = 'token';
/** What a caller without the secret can do. */
export const SECRET_CURE = `Add ?${SECRET_QUERY}= and the Webhook Secret of the n8n credential to the URL, or send it in the header ${SECRET_HEADER}.`;

/** Compares two texts, in a time that does not show where or how much they differ. */
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
	// Both are compared, so that the time does not show which one was right.
	return given.map((value) => isSame(value, secret)).includes(true);
}
