import { badRequest } from '../http/errors';

export type Token = { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { kind: 'value'; value: string } | FieldToken;

interface FieldToken {
	kind: 'field';
	field: string;
	/** Absent before a group: `field:(a OR b)`. */
	value: string | undefined;
}

/** Whether a token is `field:value` or `field:` before a group. */
export const isFieldTerm = (token: Token): token is FieldToken => token.kind === 'field';

const SPACE = /\s+/y;
const FIELD = /([@\w][\w.@-]*):/y;
/** A phrase, a range, a regular expression, or anything up to a space or parenthesis. */
const VALUE = /"(?:\\[\s\S]|[^"\\])*"|\[[^\]]*\]|\/(?:\\.|[^/\\])+\/|[^\s()"]+/y;

/** Splits an event search term into its tokens. */
export function tokenize(term: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	const take = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const match = pattern.exec(term);
		if (match) at += match[0].length;
		return match;
	};

	while (at < term.length) {
		if (take(SPACE)) continue;
		const character = term[at];
		if (character === '(' || character === ')') {
			tokens.push({ kind: character });
			at++;
			continue;
		}
		const field = take(FIELD)?.[1];
		const value = take(VALUE)?.[0];
		if (field !== undefined) tokens.push({ kind: 'field', field, value });
		else if (value === undefined) throw badRequest('Invalid query: a quote is not closed');
		else if (value === 'AND' || value === 'OR' || value === 'NOT') tokens.push({ kind: value });
		else tokens.push({ kind: 'value', value });
	}
	return tokens;
}
