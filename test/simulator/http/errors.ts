import type { Issue } from './schema';

/** An answer other than 2xx; may be thrown anywhere while a request is handled. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly headers: Record<string, string> = {},
		readonly body: object = { message, code: `SIM${status}` },
	) {
		super(message);
	}
}

/** The request itself is wrong. */
export const badRequest = (message: string) => new ApiError(400, message);
/** There is no valid API key. */
export const invalidToken = () => new ApiError(401, 'The token is invalid');
/** The API key lacks a permission; like the platform, the answer does not say which. */
export const forbidden = () => new ApiError(403, 'Insufficient permissions');
/** There is no such path or record. */
export const notFound = (what: string) => new ApiError(404, `${what} not found`);
/** The path exists, but not with this method. */
export const methodNotAllowed = (allowed: string[]) =>
	new ApiError(405, 'Method not allowed', { allow: allowed.join(', ') });
/** The state of the record does not allow the change. */
export const conflict = (message: string) => new ApiError(409, message);
/** The record existed, but no longer does. */
export const gone = (message: string) => new ApiError(410, message);
/** The body, or an event in it, is too large. */
export const tooLarge = (message: string) => new ApiError(413, message);
/** The body has the wrong content type. */
export const unsupportedType = (expected: string) => new ApiError(415, `Unsupported media type, expected ${expected}`);
/** The rate limit is exceeded. */
export const tooManyRequests = (retryAfterSeconds: number) =>
	new ApiError(429, 'Too many requests', { 'retry-after': String(retryAfterSeconds) });

/** The older services answer 400 with one message, the newer ones 422 with a list of details. */
export type ErrorStyle = 'message' | 'detail';

/** The answer to a body that its schema does not accept. */
export function invalidBody(issues: Issue[], style: ErrorStyle): ApiError {
	const text = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
	if (style === 'message') return badRequest(`Invalid parameters: ${text}`);
	const detail = issues.map(({ path, message, type }) => ({ loc: path, msg: message, type }));
	return new ApiError(422, text, {}, { detail });
}
