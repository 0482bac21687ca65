import { InputError, inOneLine } from '../../nodes/shared/inputError';

const sentencesOf = (text: string) => text.split(/(?<=[.?!]) /).map((sentence) => sentence.replace(/[.?!]$/, ''));

/**
 * Checks that an error says in one line what happened and, beside it, what to do; that nothing is said twice; and that
 * both are there where only one line is shown.
 */
export function expectCure(error: { message: string; description?: string | null; cure?: string }): void {
	const { message, description, cure } = error;
	const advice = cure ?? description ?? '';
	expect(message).toMatch(/^\S[^\n]*$/);
	expect(advice).toMatch(/^(n8n |[A-Z"])[^\n]*[.)]$/);
	const told = sentencesOf(message);
	expect(sentencesOf(advice).filter((sentence) => told.includes(sentence))).toEqual([]);
	const line = inOneLine(new InputError(message, advice));
	expect(line.startsWith(message.replace(/[\s.]+$/, ''))).toBe(true);
	expect(line.endsWith(advice)).toBe(true);
	expect(line).not.toMatch(/\n|[?!]\. |[^.]\.\. | {2}/);
}

/** Checks that an error which n8n shows without its description says in one line what happened and what to do. */
export function expectCureInMessage({ message, description }: { message: string; description?: string | null }): void {
	expect(description ?? '').toBe('');
	expect(message).toMatch(/^\S[^\n]*[.)]$/);
	expect(message).not.toMatch(/[?!]\. |[^.]\.\. | {2}/);
	const sentences = sentencesOf(message);
	expect(sentences.length).toBeGreaterThan(1);
	expect(new Set(sentences).size).toBe(sentences.length);
}
