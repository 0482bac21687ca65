import { randomUUID } from 'node:crypto';

import { inputError } from '../../../shared/inputError';
import type { LeftOut, ReadIndicators } from '../../../shared/indicators/readIndicators';
import type { Indicator, Kind } from '../../../shared/indicators/kinds';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import type { GivenJson } from '../../engine/jsonSource';
import { readStix } from '../../engine/stix';

/** The observables of one input item. */
export interface Observables {
	objects: JsonObject[];
	/** The bundle that holds them, if there is one */
	bundle?: JsonObject;
	/** What of a text is not among them */
	leftOut?: { rejected: LeftOut[]; duplicates: LeftOut[] };
}

/** Observables in whatever shape `readStix` reads. @throws InputError when there is nothing to upload */
export function observablesOf({ value, title }: GivenJson): Observables {
	const { bundle, objects } = readStix(value);
	if (!objects.every(isJsonObject)) {
		throw inputError(
			`${title} must hold a list of objects, or a STIX bundle with "objects"`,
			'An observable looks like {"type": "ipv4-addr", "value": "203.0.113.9"}.',
		);
	}
	if (objects.length === 0) {
		throw inputError(`${title} holds no observables, so nothing was sent`, 'Give a list, or a bundle, with at least one observable.');
	}
	return { objects, bundle };
}

/** Types of STIX; a network is an address with a prefix length there. */
const STIX_TYPES: Partial<Record<Kind, string>> = {
	domain: 'domain-name',
	email: 'email-addr',
	ipv4: 'ipv4-addr',
	ipv4Network: 'ipv4-addr',
	ipv6: 'ipv6-addr',
	ipv6Network: 'ipv6-addr',
	mac: 'mac-addr',
	url: 'url',
};

const HASH_NAMES: Partial<Record<Kind, string>> = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

function contentOf(members: readonly Indicator[]): JsonObject {
	const [first] = members;
	const type = STIX_TYPES[first!.kind];
	if (type !== undefined) return { type, value: first!.value };
	return { type: 'file', hashes: Object.fromEntries(members.map(({ kind, value }) => [HASH_NAMES[kind]!, value])) };
}

/**
 * Observables made of text. Ids and tags are as SEKOIA.IO's own public modules make them: a random id, and
 * `x_inthreat_tags` with a name and the time from which the tag holds.
 * @param tags names of tags that each gets
 */
export function observablesFrom({ found, rejected, duplicates }: ReadIndicators, tags: readonly string[] = []): Observables {
	const valid_from = new Date().toISOString();
	const objects = found.map(({ members }): JsonObject => {
		const { type, ...content } = contentOf(members);
		const tagged: JsonObject = tags.length > 0 ? { x_inthreat_tags: tags.map((name) => ({ name, valid_from })) } : {};
		return { type: type!, id: `${String(type)}--${randomUUID()}`, ...content, ...tagged };
	});
	return { objects, leftOut: { rejected, duplicates } };
}
