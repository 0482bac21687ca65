/** Characters of the longest indicator; the longest URLs that programs open are shorter. */
export const MAX_LENGTH = 8192;

/** Characters that nobody sees: soft hyphens, blanks without width, marks of writing direction, byte order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/** A dot, an at or the signs of an address in brackets: `[.]`, `(dot)`, `{at}`, `[:]`, `[://]`. */
const BRACKETED = /\s?[[({<]\s?(\.|dot|@|at|:\/{0,2}|\/{1,2})\s?[\])}>]\s?/gi;

/** Words in the place of signs, in text that is nothing but words and these: `eve at bad dot example`. */
const SPELLED = /^[^\s]+(?: at [^\s]+)?(?: dot [^\s]+)+$/i;

/**
 * An indicator as it works, from one that was written so that nobody opens it by mistake: `hxxps`, `fxp`, `[.]`,
 * `(dot)`, `[at]`, `[:]`, `\.`, ` dot `. Invisible characters are dropped.
 * @param text one indicator, blanks in a row replaced by one
 */
export function refang(text: string): string {
	const signs: Record<string, string> = { dot: '.', at: '@' };
	const plain = text
		.replace(INVISIBLE, '')
		.replace(/\\([./:@])/g, '$1')
		.replace(BRACKETED, (_, sign: string) => signs[sign.toLowerCase()] ?? sign)
		.replace(/^h(?:xx|tx|xt|\*\*|__)p(s?)(?=:)/i, 'http$1')
		.replace(/^fxp(s?)(?=:)/i, 'ftp$1')
		.replace(/^([a-z]+):\\\\/i, '$1://');
	return SPELLED.test(plain) ? plain.replace(/ at /i, '@').replace(/ dot /gi, '.') : plain;
}

const PAIRS = ['""', "''", '``', '<>', '[]', '()', '{}', '“”', '‘’', '«»', '**'];
/** More layers than anybody writes. */
const MAX_LAYERS = 4;

const isEnclosed = (text: string) => text.length > 2 && PAIRS.some((pair) => text.startsWith(pair[0]!) && text.endsWith(pair[1]!));

/** Without the blanks, commas and semicolons at its end. A pattern would take the square of their number when they are not at the end. */
function withoutEnd(text: string): string {
	let end = text.length;
	while (end > 0 && ' ,;'.includes(text[end - 1]!)) end--;
	return text.slice(0, end);
}

/**
 * What is left of a line without what stands around its indicator: blanks, the sign of a list entry, a comment
 * (from `#`, `//` or `;` behind a blank), quotes, brackets, a comma, semicolon or full stop at the end. Refanged.
 */
export function bare(line: string): string {
	let text = line.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
	text = text.replace(/^(?:[-*•–] |\d{1,4}[.)] )/, '').replace(/ (?:#|\/\/|;).*$/, '');
	text = refang(text);
	for (let layer = 0; layer < MAX_LAYERS; layer++) {
		text = withoutEnd(text);
		if (isEnclosed(text)) text = text.slice(1, -1).trim();
	}
	// In the path of a URL a full stop may be part of it.
	const hasPath = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*[/?#]/i.test(text);
	return refang(hasPath ? text : text.replace(/\.$/, '')).replace(/^mailto:/i, '');
}

/** Whether a line holds no indicator: it is empty, a comment or a heading. */
export const isComment = (line: string): boolean => /^[\s\uFEFF]*(?:#|\/\/|;|$)/.test(line);
