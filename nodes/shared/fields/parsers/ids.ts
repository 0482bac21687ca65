import { segment } from '../../http/segment';
import { inputError, shown } from '../../inputError';
import { ALERTS, CASES, idInAddress, isUuid, refuseOtherKinds, type ShortIdKind } from '../objectIds';
import { joined, textList, trimmed } from './text';
import type { Parser } from './parser';

/** A UUID. The error comes before any request. */
export const uuid: Parser<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	if (entered === undefined || isUuid(entered)) return entered;
	throw inputError(
		`"${reading.label}" is not a UUID: ${shown(entered)}`,
		'A UUID looks like 7c9e6679-7425-40de-944b-e07fc1f90ae7.',
	);
};

/** A list of ids, none of which holds a comma; so an entry that is an expression may give several. */
export const listOf =
	(id: Parser<string>): Parser<string[]> =>
	(value, reading) =>
		textList(textList(value, reading)?.join(','), reading)?.map((entry) => id(entry, reading) as string);

/** Several UUIDs, joined for a filter. */
export const uuidList = joined(listOf(uuid));

/** A UUID or a short ID, or the address of the object's page in the SEKOIA.IO app. */
function uuidOrShortId(kind: ShortIdKind): Parser<string> {
	const shortId = new RegExp(`^${kind.prefix}[A-Za-z0-9-]{4,30}$`);
	return (value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined) return undefined;
		const id = idInAddress(kind, entered) ?? entered;
		if (isUuid(id) || shortId.test(id)) return id;
		refuseOtherKinds(kind, entered, `"${reading.label}"`);
		throw inputError(
			`"${reading.label}" is neither a UUID nor a short ID: ${shown(entered)}`,
			`A short ID looks like ${kind.example}, a UUID like 7c9e6679-7425-40de-944b-e07fc1f90ae7.`,
		);
	};
}

/** Alerts: UUID, or `AL` and 10 characters. Other lengths are accepted, since no documentation promises this one. */
export const alertId = uuidOrShortId(ALERTS);
/** Cases: UUID, or `CA` and 10 characters; see `alertId`. */
export const caseId = uuidOrShortId(CASES);

/** A report: STIX ID or bare UUID, or the address of its page in the SEKOIA.IO app. */
export const reportId: Parser<string> = (value, reading) => {
	const entered = trimmed(value, reading);
	// Before it is looked up as a name.
	if (entered !== undefined) segment(entered, reading.label);
	if (entered === undefined || !/^https?:/i.test(entered)) return entered;
	const id = /\/((?:report--)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![^/?#])/i.exec(entered)?.[1];
	if (id !== undefined) return id;
	throw inputError(
		`"${reading.label}" is an address without the ID of a report: ${shown(entered)}`,
		'The ID looks like report--7c9e6679-7425-40de-944b-e07fc1f90ae7.',
	);
};
