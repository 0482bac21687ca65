import type { Issue } from './schema';

/** An answer other than 2xx, thrown anywhere while a request is handled. */
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

export const badRequest = (message: string) => new ApiError(400, message);
export const invalidToken = () => new ApiError(401, 'The token is invalid');
/** Like the platform, it does not say which permission is missing. */
export const forbidden = () => new ApiError(403, 'Insufficient permissions');
export const notFound = (what: string) => new ApiError(404, `${what} not found`);
export const methodNotAllowed = (allowed: string[]) =>
	new ApiError(405, 'Method not allowed', { allow: allowed.join(', ') });
export const conflict = (message: string) => new ApiError(409, message);
export const gone = (message: string) => new ApiError(410, message);
export const tooLarge = (message: string) => new ApiError(413, message);
export const unsupportedType = (expected: string) =>
	new ApiError(415, `Unsupported media type, expected ${expected}`);
export const tooManyRequests = (retryAfterSeconds: number) =>
	new ApiError(429, 'Too many requests', { 'retry-after': String(retryAfterSeconds) });

/** The older services answer 400 with one message, the newer ones 422 with a list of details. */
export type ErrorStyle = 'message' | 'detail';

export function invalidBody(issues: Issue[], style: ErrorStyle): ApiError {
	const text = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
	if (style === 'message') return badRequest(`Invalid parameters: ${text}`);
	const detail = issues.map(({ path, message, type }) => ({ loc: path, msg: message, type }));
	return new ApiError(422, text, {}, { detail });
}
