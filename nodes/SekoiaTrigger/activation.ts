import type { SekoiaClient } from '../shared/http/client';
import { inputError, type InputError } from '../shared/inputError';
import { describe, type LiveFailure } from './live/connection';
import { isTlsFailure } from '../shared/http/retry';
import { statusOf } from './emit/enrichment';

/** Asks who the key belongs to. @throws NodeApiError in plain words when the key or the address is wrong */
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

/** Whether a failed request may work later without anybody doing something. */
export function isPassing(error: unknown): boolean {
	const status = statusOf(error);
	return status === undefined ? !(error instanceof Error && /certificate/.test(error.message)) : status >= 500 || status === 429;
}

/** Whether a failed handshake may work later without anybody doing something. */
export const isPassingFailure = (failure: LiveFailure) =>
	failure.kind === 'refused' ? failure.status >= 500 || failure.status === 429 : !isTlsFailure(failure.code);

const CHECK_URL =
	'Check "LiveAPI URL" in the credential. When it is empty, the address is derived from the Base URL.';

/** A failed handshake in plain words. The key is in none of them. */
export function liveError(failure: LiveFailure, url: string): InputError {
	const { host, pathname } = new URL(url);
	if (failure.kind === 'refused') return refusal(failure.status, host, pathname);
	const { code } = failure;
	if (isTlsFailure(code)) {
		return inputError(
			`No secure connection to the LiveAPI at ${host}: its certificate is not trusted or the port does not speak TLS`,
			`${CHECK_URL} For a private certificate authority, let n8n trust it with NODE_EXTRA_CA_CERTS.`,
		);
	}
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return inputError(`The host ${host} of the LiveAPI is unknown`, CHECK_URL);
		case 'ECONNREFUSED':
			return inputError(`The LiveAPI at ${host} refuses connections`, CHECK_URL);
		case 'ETIMEDOUT':
			return inputError(`The LiveAPI at ${host} did not answer in time`, CHECK_URL);
		case 'ERR_INVALID_CHAR':
			return inputError('The API key holds characters that no API key has', 'Enter the API key of the credential again.');
		default:
			return inputError(`The connection to the LiveAPI at ${host} broke`, `${CHECK_URL} (${describe(failure)})`);
	}
}

function refusal(status: number, host: string, path: string): InputError {
	if (status === 401) {
		return inputError(
			'The LiveAPI of SEKOIA.IO did not accept the API key',
			'The key is wrong, revoked or expired, or belongs to another region. Check API key, Base URL and LiveAPI URL in the credential.',
		);
	}
	if (status === 403) {
		return inputError(
			'The API key lacks a permission for the LiveAPI',
			'Ask an administrator of your SEKOIA.IO community to give the API key the permission "View alerts".',
		);
	}
	if (status >= 500 || status === 429) {
		return inputError(`The LiveAPI at ${host} cannot answer at present (status ${status})`, 'This is usually temporary.');
	}
	return inputError(`There is no LiveAPI at ${host}${path} (status ${status})`, CHECK_URL);
}
