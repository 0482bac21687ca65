import { liveNetworkText, networkText, statusText } from '../../nodes/shared/http/errorTexts';
import { isTlsFailure } from '../../nodes/shared/http/failure';

/** Codes that Node.js, its TLS and its HTTP parser really give. */
const CODES: Array<[code: string, summary: string]> = [
	['CERT_HAS_EXPIRED', 'No secure connection to h:1: its certificate has expired'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'No secure connection to h:1: its certificate is for another host name'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'No secure connection to h:1: its certificate is not trusted'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'No secure connection to h:1: its certificate is not trusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'No secure connection to h:1: its certificate is not trusted'],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'No secure connection to h:1: its certificate is not trusted'],
	['CERT_NOT_YET_VALID', 'No secure connection to h:1: its certificate is not trusted'],
	['EPROTO', 'No secure connection to h:1: the port does not speak TLS'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'No secure connection to h:1: the port does not speak TLS'],
	['ENOTFOUND', 'The host h:1 is unknown'],
	['EAI_AGAIN', 'The host h:1 is unknown'],
	['ECONNREFUSED', 'h:1 refuses connections'],
	['ENETUNREACH', 'The n8n server has no route to h:1'],
	['EHOSTUNREACH', 'The n8n server has no route to h:1'],
	['ETIMEDOUT', 'h:1 did not answer in time'],
	['ESOCKETTIMEDOUT', 'h:1 did not answer in time'],
	['ECONNABORTED', 'h:1 did not answer in time'],
	['HPE_INVALID_CONSTANT', 'h:1 does not speak HTTP'],
	['ECONNRESET', 'The connection to h:1 broke'],
	['EPIPE', 'The connection to h:1 broke'],
	['ESOMETHINGNEW', 'The connection to h:1 broke'],
];

test.each(CODES)('%s is told in words, with what to do, for the REST API and the LiveAPI', (code, summary) => {
	const texts = networkText(code, 'h:1');
	expect(texts.summary).toBe(summary);
	expect(texts.cure).toMatch(/^(Check|Try|Enter|Renew|For a private|Correct) .*\.$/);
	const live = liveNetworkText(code, 'h:1');
	expect(live.summary).toContain('LiveAPI');
	expect(live.cure).toContain('LiveAPI URL');
	expect(live.cure).toContain(code);
});

test('what is told as a matter of TLS is no matter of trying again', () => {
	for (const [code, summary] of CODES) expect([code, isTlsFailure(code)]).toEqual([code, summary.startsWith('No secure')]);
});

test.each([300, 301, 308, 400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 429, 500, 503, 599])('status %p has a cure', (status) => {
	const { summary, cure } = statusText(status);
	expect(summary).toMatch(/^[A-Z]/);
	expect(cure).toMatch(/\.$/);
});
