import { isJsonObject, type JsonObject } from '../../json';

/** The group of a range field, whose two ends the editor shows side by side. */
export function rangeOf(value: unknown): JsonObject {
	if (!isJsonObject(value)) return {};
	return isJsonObject(value.range) ? value.range : value;
}
