import { field, usedByNode, type Destination } from '../fields/field';
import { textLines, trimmed, type Parser } from '../fields/parsers';
import { booleanField, textField } from '../fields/simple';
import { shownWhen } from '../fields/variants';
import { inputError, InputError, shown } from '../inputError';
import { EVERY_KIND, type Kind, kindsNamed, plainName } from './kinds';
import { readIndicators, type LeftOut, type ReadIndicators } from './readIndicators';

/** What a user says of the type of indicators. */
export interface IndicatorType {
	/** The type of each is found out by its form */
	isDetected: boolean;
	/** What they may be */
	kinds: readonly Kind[];
}

/** Reads a type as people and feeds call it: `IP address`, `ip`, `sha-256`, `detect`. @param taken the kinds that the API takes */
const typeParser =
	(taken: readonly Kind[]): Parser<IndicatorType> =>
	(value, reading) => {
		const entered = trimmed(value, reading);
		if (entered === undefined) return undefined;
		const isDetected = plainName(entered) === 'detect';
		const kinds = (isDetected ? EVERY_KIND : (kindsNamed(entered) ?? [])).filter((kind) => taken.includes(kind));
		if (kinds.length > 0) return { isDetected, kinds };
		throw inputError(
			`"${reading.label}" must be detect, domain, email, hash, IP address or url, but it is ${shown(entered)}`,
			'Choose a type from the list. Expressions may also give ipv4, ipv6, md5, sha1, sha256, sha512 or host, in upper or lower case.',
		);
	};

const texts = {
	displayName: 'Indicator Type',
	name: 'indicatorType',
	description: 'The type of the indicators. Detect recognizes each one by its form.',
} as const;

/** What the indicators are. @param taken the kinds that the API takes */
export const indicatorTypeField = <To extends Destination>(destination: To, taken: readonly Kind[]) =>
	field(
		{
			...texts,
			type: 'options',
			required: true,
			options: [
				{ name: 'Detect', value: 'detect', description: 'Addresses, domains, URLs, emails and hashes may be mixed' },
				{ name: 'Domain', value: 'domain' },
				{ name: 'Email', value: 'email' },
				{ name: 'Hash', value: 'hash', description: 'MD5, SHA-1, SHA-256 or SHA-512; they may be mixed' },
				{ name: 'IP Address', value: 'IP address', description: 'IPv4 and IPv6 may be mixed' },
				{ name: 'URL', value: 'url' },
			],
			default: 'detect',
		},
		destination,
		typeParser(taken),
	);

/** The indicators as text. */
export const indicatorsField = <To extends Destination>(destination: To) =>
	field(
		{
			displayName: 'Indicators',
			name: 'indicators',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. 203.0.113.9',
			description:
				'One on each line, or an expression that gives a list. Defanged ones (hxxps://, [.], (dot), [at]) are restored. Lines that begin with #, // or ; are comments. Hashes of one file share a line, with commas between. A table needs a header line, such as type,indicator.',
		},
		destination,
		textLines,
	);

/** The same where they may come from a file instead. */
export const indicatorsAsText = <To extends Destination>(destination: To) => shownWhen({ inputMode: ['text'] }, indicatorsField(destination));

/** What the description of a file of indicators says. */
export const FILE_OF_INDICATORS = 'with one indicator on each line, or a CSV table with a header line';

/** How the text of indicators is read. */
export const readingOptions = [
	textField(
		{
			displayName: 'Indicator Column',
			name: 'column',
			description: 'Header of the column with the indicators. Without it the node takes the one called indicator, ioc, observable or value, or those named for a type, such as sha256.',
			placeholder: 'e.g. dst_ip',
		},
		usedByNode(),
	),
	booleanField(
		{
			displayName: 'Drop Ports',
			name: 'dropPorts',
			description: 'Whether to send 203.0.113.9:443 as 203.0.113.9, and likewise domains. Off: such a line is rejected. URLs keep their ports.',
		},
		usedByNode(),
		{ default: true },
	),
	booleanField(
		{
			displayName: 'Stop on Invalid',
			name: 'stopOnInvalid',
			description: 'Whether a line that is not a valid indicator stops the node before anything is sent. Off: such lines are listed in the output under rejected.',
		},
		usedByNode(),
		{ default: true },
	),
] as const;

/** More would only hide what the message says. */
const MAX_NAMED = 5;

const listed = (leftOut: readonly LeftOut[]) =>
	[
		...leftOut.slice(0, MAX_NAMED).map(({ line, value, reason }) => `line ${line} "${value}" ${reason}`),
		...(leftOut.length > MAX_NAMED ? [`${leftOut.length - MAX_NAMED} more`] : []),
	].join('; ');

/** The fields above, as far as they were filled in. */
export interface IndicatorValues {
	indicatorType: IndicatorType;
	options: { column?: string; dropPorts?: boolean; stopOnInvalid?: boolean };
}

/**
 * The indicators of one input item.
 * @param text undefined where there is none
 * @param title how messages name where the text comes from
 * @throws InputError when there is no indicator, or one is invalid and the user wants to stop at it
 */
export function indicatorsOf(text: string | undefined, values: IndicatorValues, title = '"Indicators"'): ReadIndicators {
	try {
		return checkedIndicators(text ?? '', values);
	} catch (error) {
		throw error instanceof InputError ? inputError(`${title}: ${error.message[0]!.toLowerCase()}${error.message.slice(1)}`, error.cure) : error;
	}
}

function checkedIndicators(text: string, { indicatorType: { kinds }, options }: IndicatorValues): ReadIndicators {
	const read = readIndicators(text, { kinds, column: options.column, dropPorts: options.dropPorts });
	const { found, rejected } = read;
	const cure = 'Correct these lines or leave them out, or choose another Indicator Type.';
	if (rejected.length > 0 && found.length === 0) {
		throw inputError(`None of the lines is an indicator that can be sent: ${listed(rejected)}`, cure);
	}
	if (rejected.length > 0 && options.stopOnInvalid) {
		throw inputError(`None of the indicators was sent, since not all are valid: ${listed(rejected)}`, cure);
	}
	if (found.length === 0) throw inputError('There are no indicators to send', 'Give at least one. Lines that begin with #, // or ; are comments.');
	return read;
}

