import { startOf } from '../characters';
import { inputError } from '../inputError';
import { type Fault, identify } from './identify';
import { type Indicator, isHash, type Kind, kindsNamed, nameOf } from './kinds';
import { bare, isComment, MAX_LENGTH } from './refang';
import { findTable, isHeading, type Layout, type Row, rowsOf } from './table';

/** Characters that are told of a value that was left out. */
const MAX_TOLD = 200;
/** Endings of files that are no top-level domains; others, such as `.zip`, are both. */
const FILE_ENDING = /\.(?:exe|dll|sys|bat|cmd|ps1|vbs|vbe|js|jse|hta|lnk|scr|jar|apk|txt|log|csv|json|xml|html?|php|aspx?|jsp|pdf|docx?|docm|xlsx?|xlsm|pptx?|rtf|iso|rar|7z|gz|tar|tmp|dat|bin|msi|png|jpe?g|gif)$/;

/** An indicator that was left out. */
export interface LeftOut {
	/** Where it stood, counted from 1; in a list, its place */
	line: number;
	/** What stood there, its first 200 characters */
	value: string;
	reason: string;
}

/** An indicator, or the hashes of one file. */
export interface Found {
	line: number;
	/** One; or hashes of several algorithms */
	members: Indicator[];
}

/** What a text has in indicators. */
export interface ReadIndicators {
	found: Found[];
	rejected: LeftOut[];
	/** Repetitions of earlier ones */
	duplicates: LeftOut[];
}

/** What the user wants of a text. */
export interface Wanted {
	/** What its indicators may be */
	kinds: readonly Kind[];
	/** Header of the column with the indicators, in a table */
	column?: string;
	/** Whether a port behind an address or a domain is dropped; otherwise such a value is rejected */
	dropPorts?: boolean;
}

const isFault = (one: object): one is Fault => 'reason' in one;

function unwanted(what: string, kinds: readonly Kind[]): string {
	const names = kinds.map(nameOf);
	return names.length > 0 && names.length < 5 ? `is ${what}, but ${names.join(' or ')} is wanted` : `is ${what}, which SEKOIA.IO does not take here`;
}

/** One indicator as analysts write it. @param wanted where it comes to what it may be */
export function readIndicator(text: string, { kinds, dropPorts = false }: Pick<Wanted, 'kinds' | 'dropPorts'>): Indicator | Fault {
	if (text.length > MAX_LENGTH) return { reason: `is longer than ${MAX_LENGTH} characters` };
	const plain = bare(text);
	const [, label = '', rest = ''] = /^([a-z0-9][a-z0-9 -]{1,14})\s?[:=]\s?(.+)$/i.exec(plain) ?? [];
	// As in `SHA256: 4f...`; the name of a URL's scheme is no name of a kind.
	const labelled = kindsNamed(label);
	const found = identify(labelled ? bare(rest) : plain);
	if (isFault(found)) return found;
	const allowed = labelled ? kinds.filter((kind) => labelled.includes(kind)) : kinds;
	if (!allowed.includes(found.kind)) return { reason: unwanted(nameOf(found.kind), allowed) };
	if (found.kind === 'domain' && allowed.some(isHash) && FILE_ENDING.test(found.value)) {
		return { reason: 'looks like the name of a file; choose the type Domain if it is a domain' };
	}
	if (found.port === undefined || dropPorts) return found;
	return { reason: 'has a port; turn on Drop Ports to send it without' };
}

/** The indicators of one line that no table holds: one, several with commas between, or the hashes of one file. */
function readLine(line: string, wanted: Wanted): Indicator[][] | Fault {
	const whole = readIndicator(line, wanted);
	if (!isFault(whole)) return [[whole]];
	const parts = line.length > MAX_LENGTH ? [] : bare(line).split(/[,;\t|]/).map((part) => part.trim()).filter((part) => part !== '');
	if (parts.length < 2) return whole;
	const read = parts.map((part) => readIndicator(part, wanted));
	const several = read.flatMap((one) => (isFault(one) ? [] : [one]));
	if (several.length === read.length) return grouped(several);
	return { reason: 'has several columns, of which not all are indicators; name them in a header line, or give each indicator a line of its own' };
}

/** Hashes of one file belong together: each algorithm then stands once. Anything else is for itself. */
function grouped(indicators: readonly Indicator[]): Indicator[][] | Fault {
	const algorithms = new Set(indicators.map(({ kind }) => kind));
	if (algorithms.size < 2 || !indicators.every(({ kind }) => isHash(kind))) return indicators.map((one) => [one]);
	if (algorithms.size === indicators.length) return [[...indicators]];
	return { reason: 'has hashes of several files; give each file a line of its own' };
}

/** The indicators of a row of a table. @returns undefined for a row without any */
function readRow({ cells }: Row, { columns, value, type, byKind }: Layout, wanted: Wanted): Indicator[][] | Fault | undefined {
	if (cells.length > columns) return { reason: 'has more columns than the header; put quotes around values with commas' };
	const allowed = (name: string) => wanted.kinds.filter((kind) => kindsNamed(name)?.includes(kind));
	if (value !== undefined) {
		const cell = cells[value] ?? '';
		if (cell.trim() === '') return undefined;
		const typed = type === undefined ? '' : (cells[type] ?? '').trim();
		const kinds = typed === '' ? wanted.kinds : allowed(typed);
		return kinds.length > 0 ? readLine(cell, { ...wanted, kinds }) : { reason: unwanted(`of the type "${typed}"`, wanted.kinds) };
	}
	const known = byKind.map(({ at, name }) => ({ cell: cells[at] ?? '', kinds: allowed(name) }));
	const read = known.flatMap(({ cell, kinds }) => (cell.trim() === '' || kinds.length === 0 ? [] : [readIndicator(cell, { ...wanted, kinds })]));
	const wrong = read.find(isFault);
	if (wrong) return wrong;
	const indicators = read.flatMap((one) => (isFault(one) ? [] : [one]));
	const hashes = grouped(indicators.filter(({ kind }) => isHash(kind)));
	return isFault(hashes) ? hashes : [...indicators.filter(({ kind }) => !isHash(kind)).map((one) => [one]), ...hashes];
}

/** How the members of one indicator are written: the hashes of a file with commas between. */
export const textOfMembers = (members: readonly Indicator[]): string => members.map(({ value }) => value).join(',');

function* lineByLine(lines: readonly string[], wanted: Wanted): Generator<{ line: number; value: string; read: Indicator[][] | Fault | undefined }> {
	const table = findTable(lines, wanted.column);
	if (table) {
		const { layout } = table;
		const { value: column, byKind } = layout;
		if (column === undefined && !byKind.some(({ name }) => wanted.kinds.some((kind) => kindsNamed(name)?.includes(kind)))) {
			throw inputError(
				`The table has no column of what is wanted: ${byKind.map(({ name }) => name).join(', ')}`,
				'Choose another type, or name the column of the indicators under Options > Indicator Column.',
			);
		}
		for (const row of rowsOf(lines, table.from, layout.delimiter)) {
			const value = layout.value === undefined ? row.cells.join(layout.delimiter) : (row.cells[layout.value] ?? '');
			yield { line: row.line, value, read: readRow(row, layout, wanted) };
		}
		return;
	}
	for (const [at, value] of lines.entries()) {
		if (!isComment(value) && !isHeading(value)) yield { line: at + 1, value, read: readLine(value, wanted) };
	}
}

/**
 * The indicators of a text as analysts publish them: one on each line or a table with a header, defanged or not,
 * with comments. In a table the indicators are in the column that its header names (`indicator`, `ioc`, `value`, or
 * a type such as `sha256`), and a type column is heeded. Takes a time that grows with the text's length.
 * @throws InputError when a table cannot be read
 */
export function readIndicators(text: string, wanted: Wanted): ReadIndicators {
	const result: ReadIndicators = { found: [], rejected: [], duplicates: [] };
	const lineOf = new Map<string, number>();
	for (const { line, value, read } of lineByLine(text.split(/\r\n|\r|\n/), wanted)) {
		const told = startOf(value.trim(), MAX_TOLD);
		if (read === undefined) continue;
		if (isFault(read)) {
			result.rejected.push({ line, value: told, reason: read.reason });
			continue;
		}
		for (const members of read) {
			const key = textOfMembers(members);
			const earlier = lineOf.get(key);
			if (earlier === undefined) {
				lineOf.set(key, line);
				result.found.push({ line, members });
			} else {
				result.duplicates.push({ line, value: startOf(key, MAX_TOLD), reason: `repeats line ${earlier}` });
			}
		}
	}
	return result;
}
