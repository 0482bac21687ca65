import { inputError, shown } from '../inputError';
import { identify } from './identify';
import { kindsNamed, plainName } from './kinds';
import { bare, isComment, MAX_LENGTH } from './refang';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Of a table with one column */
const NO_DELIMITER = '\0';
/** Headers of columns that hold the indicators, the first of them counts; and their type. Written as `plainName` gives them. */
const VALUE_HEADERS = ['indicator', 'indicators', 'indicatorvalue', 'ioc', 'iocs', 'iocvalue', 'observable', 'observables', 'observablevalue', 'value', 'values'];
const TYPE_HEADERS = ['indicatortype', 'ioctype', 'observabletype', 'type'];

/** A row of a table, and the line of the text in which it begins. */
export interface Row {
	line: number;
	cells: string[];
}

/** How a table is to be read. */
export interface Layout {
	delimiter: string;
	/** How many columns the header has */
	columns: number;
	/** The column of the indicators; undefined where `byKind` holds them */
	value?: number;
	/** The column that says what the indicator of the row is */
	type?: number;
	/** Columns that are named for what they hold, such as `sha256` */
	byKind: ReadonlyArray<{ at: number; name: string }>;
}

/** The cells of one line, and the quoted cell that goes on in the next line. */
interface Split {
	cells: string[];
	/** What there is so far of a cell whose closing quotation mark is in a later line */
	open?: string;
}

/** Cuts a line into cells. @param open see `Split`: the cell with which the line begins */
function splitLine(line: string, delimiter: string, open?: string): Split {
	if (open === undefined && !line.includes('"')) return { cells: line.split(delimiter) };
	const cells: string[] = [];
	let cell = open ?? '';
	let isQuoted = open !== undefined;
	for (let at = 0; at < line.length; at++) {
		const character = line[at]!;
		if (isQuoted) {
			if (character !== '"') cell += character;
			else if (line[at + 1] === '"') cell += line[at++]!;
			else isQuoted = false;
		} else if (character === delimiter) {
			cells.push(cell);
			cell = '';
		} else if (character === '"' && cell.trim() === '') {
			isQuoted = true;
			cell = '';
		} else {
			cell += character;
		}
	}
	return isQuoted ? { cells, open: `${cell}\n` } : { cells: [...cells, cell] };
}

/** The rows below the header; a quoted cell may go over several lines. @throws InputError when its end is missing */
export function* rowsOf(lines: readonly string[], from: number, delimiter: string): Generator<Row> {
	let row: Row | undefined;
	let open: string | undefined;
	for (let at = from; at < lines.length; at++) {
		const text = lines[at]!;
		if (open === undefined && /^\s*(?:#|\/\/|$)/.test(text)) continue;
		row ??= { line: at + 1, cells: [] };
		const split = splitLine(text, delimiter, open);
		for (const cell of split.cells) row.cells.push(cell);
		open = split.open;
		if (open !== undefined) continue;
		yield row;
		row = undefined;
	}
	if (row) throw inputError(`The quotation mark in line ${row.line} is not closed`, 'Close it, or take it away.');
}

/** Where the indicators are in a table with these headers. @param column header of the column that the user chose */
function layoutOf(headers: string[], delimiter: string, column?: string): Layout | undefined {
	const names = headers.map(plainName);
	const indexOf = (wanted: string[]) => wanted.map((name) => names.indexOf(name)).find((at) => at !== -1);
	const value = indexOf(column === undefined ? VALUE_HEADERS : [plainName(column)]);
	const byKind = names.flatMap((name, at) => (kindsNamed(name) ? [{ at, name }] : []));
	if (value === undefined && (column !== undefined || byKind.length === 0)) return undefined;
	return { delimiter, columns: names.length, value, type: indexOf(TYPE_HEADERS), byKind };
}

/** Whether a line is the heading of a plain list, such as `Domains:`. */
export const isHeading = (line: string): boolean => line.length < 40 && !line.includes('.') && (kindsNamed(line) !== undefined || VALUE_HEADERS.includes(plainName(line)));

/** The layout that a line gives if it is the header of a table. */
function headerIn(line: string, column?: string): Layout | undefined {
	if (line.length > MAX_LENGTH) return undefined;
	const splits = DELIMITERS.map((delimiter) => ({ delimiter, cells: splitLine(line, delimiter).cells.map((cell) => bare(cell)) }));
	const { delimiter, cells } = splits.reduce((most, one) => (one.cells.length > most.cells.length ? one : most));
	// A list with a heading is no table: what its lines hold is not cut at commas.
	if (cells.length === 1) return column === undefined ? undefined : layoutOf(cells, NO_DELIMITER, column);
	// A row such as `domain,bad.example` is none.
	return cells.some((cell) => 'kind' in identify(cell)) ? undefined : layoutOf(cells, delimiter, column);
}

/**
 * Finds the header of a table: the first line that is no comment, or, as some feeds write it, the last comment above it.
 * @param column header of the column that the user chose
 * @returns the layout and the index of the line after the header; undefined when the text is a plain list
 * @throws InputError when there is no such column
 */
export function findTable(lines: readonly string[], column?: string): { layout: Layout; from: number } | undefined {
	const first = lines.findIndex((line) => !isComment(line));
	if (first === -1) return undefined;
	const own = headerIn(lines[first]!, column);
	if (own) return { layout: own, from: first + 1 };
	const above = lines.slice(0, first).findLast((line) => /^\s*#.*[,;\t|]/.test(line));
	const commented = above === undefined ? undefined : headerIn(above.replace(/^[\s\uFEFF]*#+/, ''), column);
	if (commented) return { layout: commented, from: first };
	if (column === undefined) return undefined;
	throw inputError(`The indicators have no column ${shown(column)}: the first line is ${shown(lines[first])}`, 'Give the header of the column as it stands in the first line.');
}
