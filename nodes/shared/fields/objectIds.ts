import { inputError, shown } from '../inputError';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A UUID or a STIX ID, such as `report--7c9e6679-7425-40de-944b-e07fc1f90ae7`. */
const UUID_OR_STIX_ID = /^([a-z-]+--)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** How an address begins, with or without its scheme. */
const ADDRESS = '^(?:https?://|[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?::\\d+)?/)';

/** Whether a text is a UUID, in upper or lower case. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Whether a text is a UUID or a STIX ID. */
export const isUuidOrStixId = (text: string): boolean => UUID_OR_STIX_ID.test(text);

/** The UUID or STIX ID that a text is, or the last one in an address; undefined when there is none. */
export function findUuidOrStixId(text: string): string | undefined {
	const parts = new RegExp(ADDRESS, 'i').test(text) ? text.split(/[/?#&=]/).reverse() : [text];
	return parts.find(isUuidOrStixId);
}

/** A kind of object that has a short ID beside its UUID. */
export interface ShortIdKind {
	/** What one is called, with its article */
	noun: string;
	/** What short IDs begin with */
	prefix: string;
	/** The path segment before the ID in addresses of the app */
	segment: string;
	example: string;
	/** The resource whose operations work on it */
	resource: string;
}

/** Alerts: `AL` and ten letters or digits. */
export const ALERTS: ShortIdKind = { noun: 'an alert', prefix: 'AL', segment: 'alerts', example: 'ALq7Rk2pXw9d', resource: 'Alert' };
/** Cases: `CA` and ten letters or digits. */
export const CASES: ShortIdKind = { noun: 'a case', prefix: 'CA', segment: 'cases', example: 'CAs3jT8mQz5b', resource: 'Case' };
const KINDS = [ALERTS, CASES];

/** The ID in the address of such an object's page in the SEKOIA.IO app; undefined when the text is no such address. */
export const idInAddress = ({ segment }: ShortIdKind, text: string): string | undefined =>
	new RegExp(`${ADDRESS}(?:.*/)?${segment}/([a-z0-9-]+)`, 'i').exec(text)?.[1];

/** Whether a text is a whole short ID, and no word in capitals such as `CANCELLATION`. */
const isShortId = ({ prefix }: ShortIdKind, text: string): boolean =>
	new RegExp(`^${prefix}(?![a-z]*$|[A-Z]*$)[A-Za-z0-9]{10}$`).test(text);

/**
 * Refuses a text that is the ID or the address of an object of another kind.
 * @param what the text, as the beginning of a sentence, such as `"Alert"`
 * @throws InputError
 */
export function refuseOtherKinds(kind: ShortIdKind, text: string, what: string): void {
	if (idInAddress(kind, text) !== undefined) return;
	const other = KINDS.find((one) => one !== kind && (isShortId(one, text) || idInAddress(one, text) !== undefined));
	if (!other) return;
	throw inputError(
		`${what} is the ID of ${other.noun}, not of ${kind.noun}: ${shown(text)}`,
		`Give the ID of ${kind.noun}, such as ${kind.example}; operations of the resource ${other.resource} take this one.`,
	);
}

/**
 * The UUID or short ID that a searched text is, or that an address holds; undefined when it may be anything else.
 * @throws InputError when it is the ID of an object of another kind
 */
export function findId(kind: ShortIdKind, text: string): string | undefined {
	const inAddress = idInAddress(kind, text);
	if (inAddress !== undefined) return inAddress;
	if (isUuid(text) || isShortId(kind, text)) return text;
	refuseOtherKinds(kind, text, 'What was searched for');
	return undefined;
}
