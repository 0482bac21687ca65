import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';
import { object, objects, text } from '../../../shared/members';

/** Where STIX puts the value of observables; those of other types have it in `value`. Files have hashes as well. */
const VALUE_IN: Readonly<Record<string, readonly string[]>> = {
	'autonomous-system': ['number'],
	directory: ['path'],
	file: ['name'],
	mutex: ['name'],
	process: ['command_line', 'name'],
	'user-account': ['account_login', 'user_id'],
	'windows-registry-key': ['key'],
};
const VALUED = new Set(['domain-name', 'email-addr', 'ipv4-addr', 'ipv6-addr', 'mac-addr', 'url', ...Object.keys(VALUE_IN)]);

const textOf = (value: Json | undefined) => (typeof value === 'number' ? String(value) : text(value));

function valuesOf(observable: JsonObject): string[] {
	const places = VALUE_IN[String(observable.type)] ?? ['value'];
	const own = places.map((name) => textOf(observable[name])).find((value) => value !== undefined);
	const hashes = Object.values(object(observable.hashes) ?? {}).map(textOf);
	return [...hashes, own].filter((value) => value !== undefined);
}

/**
 * The observables in the STIX bundle of an alert, each once: those that stand in the bundle (STIX 2.1), and those within
 * observed data (STIX 2.0). A file has an entry for each of its hashes and one for its name.
 */
export function observablesIn(bundle: Json | undefined): JsonObject[] {
	const all = isJsonObject(bundle) ? objects(bundle.objects) : [];
	const observed = all.flatMap(({ type, objects: within }) => (type === 'observed-data' && isJsonObject(within) ? Object.values(within).filter(isJsonObject) : []));
	const found = new Map<string, JsonObject>();
	for (const one of [...all, ...observed]) {
		const type = text(one.type);
		if (type === undefined || !VALUED.has(type)) continue;
		for (const value of valuesOf(one)) found.set(`${type} ${value}`, { type, value });
	}
	return [...found.values()];
}
