import { inputError } from '../../inputError';

/** What a text without it need not be searched for: a whole number too long for JavaScript, or a large exponent. */
const SUSPECT = /\d{16}|\de\+?\d{2}/i;
const NUMBER = /-?\d+(\.\d+)?(e[+-]?\d+)?/gi;

/** Where the text in quotes ends that begins at `from`. */
function endOfText(json: string, from: number): number {
	for (let end = json.indexOf('"', from + 1); end !== -1; end = json.indexOf('"', end + 1)) {
		let backslashes = 0;
		while (json[end - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return end + 1;
	}
	return json.length;
}

/** The numbers of a JSON text, as they are written; what is in quotes is none. */
function* numbersIn(json: string): Generator<string> {
	for (let at = 0; at < json.length; ) {
		const quote = json.indexOf('"', at);
		const end = quote === -1 ? json.length : quote;
		for (const [number] of json.slice(at, end).matchAll(NUMBER)) yield number;
		at = quote === -1 ? end : endOfText(json, quote);
	}
}

/** Whether JavaScript reads and writes the number as it is. Fractions are left to its usual precision. */
function isExact(written: string): boolean {
	const read = Number(written);
	if (!Number.isFinite(read)) return false;
	return !/^-?\d+$/.test(written) || String(read) === written.replace(/^-0$/, '0');
}

/**
 * Refuses JSON with a number that would be another one when it is sent, such as an ID beyond 2^53.
 * @param json a valid JSON text
 * @param label of the field or the name of the file, for the message
 * @throws InputError that shows the number
 */
export function requireExactNumbers(json: string, label: string): void {
	if (!SUSPECT.test(json)) return;
	for (const number of numbersIn(json)) {
		if (isExact(number)) continue;
		throw inputError(
			`"${label}" holds the number ${number.slice(0, 40)}, which n8n cannot hold exactly: it would become ${Number(number)}`,
			'Write it as text, in quotes.',
		);
	}
}
