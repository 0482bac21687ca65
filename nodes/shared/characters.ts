/** Whether a text has half of a character that takes two units, as is left when a text is cut within it. */
export const hasHalfCharacter = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** The start of a text, at most `max` units long; shorter by one where the cut would go through a character. */
export function startOf(text: string, max: number): string {
	if (text.length <= max) return text;
	const last = text.charCodeAt(max - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

/** Characters that a reader does not see, or that change the order of others: controls, marks of writing direction, halves. */
const UNREADABLE = /[\p{Cc}\p{Surrogate}\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u2069\uFEFF]/gu;

/** A text as a message may show it: on one line, and what nobody can see written as `\u0007`. */
export const readable = (text: string): string =>
	text.replace(/\s+/g, ' ').replace(UNREADABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
