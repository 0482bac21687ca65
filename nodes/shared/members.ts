import { isJsonObject, type Json, type JsonObject } from './json';

/** The text of a member; undefined when it is missing, empty or something else. */
export const text = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The number of a member; undefined when it is missing or something else. */
export const num = (value: Json | undefined) =>
	typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The object that a member is; undefined when it is missing or something else. */
export const object = (value: Json | undefined): JsonObject | undefined => (isJsonObject(value) ? value : undefined);

/** The objects in a member that is a list; none when it is missing or something else. */
export const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);

/** A time given as epoch seconds or as ISO text, in milliseconds; undefined when it is neither. */
export function time(value: Json | undefined): number | undefined {
	const seconds = num(value);
	if (seconds !== undefined) return Math.round(seconds * 1000);
	const parsed = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(parsed) ? undefined : parsed;
}

/** Numbers from here on are milliseconds: as seconds they would be beyond the year 5138. */
const FIRST_MILLISECONDS = 1e11;

/**
 * A time as ISO text: seconds or milliseconds since 1970 in UTC, to the millisecond. What is text already, null, or no
 * time stays as it is, so that no fraction and no offset is lost.
 */
export function iso(value: Json): Json {
	const number = num(value);
	if (number === undefined) return value;
	const date = new Date(Math.abs(number) < FIRST_MILLISECONDS ? Math.round(number * 1000) : number);
	return Number.isNaN(date.getTime()) ? value : date.toISOString();
}
