import { eachValue } from '../../shared/fields/values';
import type { ApiCall } from '../../shared/http/apiCall';
import { segment } from '../../shared/http/segment';
import type { Json, JsonObject } from '../../shared/json';
import type { Requested } from './operation';

function setMember(target: JsonObject, path: string, value: Json): void {
	const names = path.split('.');
	const last = names.pop() as string;
	let parent = target;
	for (const name of names) {
		parent[name] ??= {};
		parent = parent[name] as JsonObject;
	}
	parent[last] = value;
}

/**
 * The request that the fields of an operation make: each value where its destination says. Empty
 * fields are left out. Values in the path are percent-encoded, so they can never change the path.
 * @throws InputError when a value cannot be a segment of a path
 */
export function buildCall(operation: Requested, values: Record<string, unknown>): ApiCall {
	const { method } = operation.request;
	let { path } = operation.request;
	const query: Array<[string, string]> = [];
	const body: JsonObject = {};
	let target: string | undefined;

	for (const [{ destination, property }, value] of eachValue(operation.fields, values)) {
		if (value === undefined) continue;
		if (destination.in === 'path') {
			path = path.replace(`{${destination.as}}`, () => segment(String(value), property.displayName));
			target ??= String(value);
		} else if (destination.in === 'query') {
			query.push([destination.as, Array.isArray(value) ? value.join(',') : String(value)]);
		} else if (destination.in === 'body') {
			setMember(body, destination.as, value as Json);
		}
	}
	const hasBody = method !== 'GET' && (operation.bodyRequired === true || Object.keys(body).length > 0);
	return {
		method,
		path,
		target,
		query,
		...(hasBody ? { body } : {}),
		permissions: operation.permissions,
		hints: operation.hints,
	};
}
