/** How many names are told at most. */
const MAX_NAMES = 3;
/** What is compared of a text, so that a long one costs no more. */
const MAX_COMPARED = 64;

/** How many letters must be added, dropped or replaced to make one text of the other (Levenshtein). */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let at = 0; at < one.length; at++) {
		const next = [at + 1];
		for (let index = 0; index < other.length; index++) {
			const replaced = row[index]! + (one[at] === other[index] ? 0 : 1);
			next.push(Math.min(replaced, row[index + 1]! + 1, next[index]! + 1));
		}
		row = next;
	}
	return row[other.length]!;
}

/**
 * The names that come nearest to a text, at most three: those that it is a part of, then those that differ from it
 * in a third of their letters at most. Upper and lower case are the same.
 */
export function nearest(text: string, names: readonly string[]): string[] {
	const wanted = text.toLowerCase().slice(0, MAX_COMPARED);
	const most = Math.max(2, Math.floor(wanted.length / 3));
	const near = names.flatMap((name) => {
		const compared = name.toLowerCase().slice(0, MAX_COMPARED);
		if (wanted !== '' && compared.includes(wanted)) return [{ name, by: 0 }];
		if (Math.abs(compared.length - wanted.length) > most) return [];
		return [{ name, by: distance(wanted, compared) }];
	});
	return near
		.filter(({ by }) => by <= most)
		.sort((one, other) => one.by - other.by)
		.slice(0, MAX_NAMES)
		.map(({ name }) => name);
}
