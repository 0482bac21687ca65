/** A value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
	[key: string]: Json;
}

/** Whether `value` is an object with named members: neither an array nor null nor a primitive. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
