import { isRepeatable, type ApiCall } from './apiCall';
import { isTlsFailure, type Failure } from './failure';

/** The wait before the second try; doubles with each further try. */
const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 30_000;
/** A block of SEKOIA.IO's firewall lasts up to ten minutes. No request waits longer, and the limiter of a host neither. */
export const MAX_RETRY_AFTER_MS = 600_000;

/** Answers of a gateway or of an overloaded service, which often heal by themselves. */
const GATEWAY_STATUSES = new Set([502, 503, 504]);

/** Network failures that happen before the request leaves this machine. */
const NOT_SENT_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Reads a Retry-After header: seconds or an HTTP date.
 * @returns milliseconds from `now`, or undefined when the header is missing or unreadable
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const text = header.trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function isWorthRetrying(failure: Failure, call: ApiCall): boolean {
	// A stream can be read once only; the file would be empty the second time.
	if (call.file) return false;
	if (failure.kind === 'status') {
		if (failure.status === 429) return true;
		return GATEWAY_STATUSES.has(failure.status) && isRepeatable(call);
	}
	if (failure.kind === 'content' || isTlsFailure(failure.code)) return false;
	return NOT_SENT_CODES.has(failure.code) || isRepeatable(call);
}

/**
 * How long to wait before the next try.
 * @param tries how many tries have failed so far (1 or more)
 * @param random a number from 0 to 1, spreads clients that failed together
 * @returns milliseconds, or undefined when the failure is final
 */
export function retryDelay(
	failure: Failure,
	call: ApiCall,
	tries: number,
	maxTries: number,
	now: number = Date.now(),
	random: number = Math.random(),
): number | undefined {
	if (tries >= maxTries || !isWorthRetrying(failure, call)) return undefined;
	if (failure.kind === 'status') {
		const asked = parseRetryAfter(failure.retryAfter, now);
		if (asked !== undefined) return asked > MAX_RETRY_AFTER_MS ? undefined : asked;
	}
	const backoff = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), MAX_WAIT_MS);
	return backoff * (0.5 + random / 2);
}
