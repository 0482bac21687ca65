import { resources } from '../../nodes/Sekoia/resources';
import type { AnyField, Entry } from '../../nodes/shared/fields/field';

/** Pairs of values, one of which each list of IDs, names or words takes. */
const PAIRS: ReadonlyArray<readonly [string, string]> = [
	['ai', 'phishing'],
	['7c9e6679-7425-40de-944b-e07fc1f90ae7', '0d6c2f9b-8a45-4b7e-93d1-5e7f0a1c8b62'],
	['ALq7Rk2pXw9d', 'ALs3jT8mQz5b'],
	['CAq7Rk2pXw9d', 'CAs3jT8mQz5b'],
];

const fieldsOf = (entries: readonly Entry[]): AnyField[] => entries.flatMap((entry) => (entry.kind === 'field' ? [entry] : fieldsOf(entry.fields)));
const choicesOf = ({ property }: AnyField) => (property.options ?? []).flatMap((option) => ('value' in option ? [String(option.value)] : []));

/** What a field reads, or the error that it throws. */
function read({ parser, property }: AnyField, value: unknown): unknown {
	try {
		return parser(value, { label: property.displayName, timezone: 'UTC' });
	} catch (error) {
		return error as Error;
	}
}

/** The pair that a field reads as two; undefined when it reads no list. */
function pairOf(field: AnyField): readonly [string, string] | undefined {
	const choices = choicesOf(field);
	const own = choices.length > 1 ? [[choices[0]!, choices[1]!] as const] : PAIRS;
	return own.find((pair) => {
		const value = read(field, [...pair]);
		return Array.isArray(value) ? value.length === 2 && value.every((one) => typeof one === 'string') : value === pair.join(',');
	});
}

/** Fields of other kinds: JSON, texts of events, and names, which may hold commas and are told apart when they are looked up. */
const isOther = ({ property, names }: AnyField) => property.type === 'json' || names !== undefined || ['events', 'event'].includes(property.name);

const lists = resources.flatMap(({ value, operations }) =>
	operations.flatMap((operation) =>
		fieldsOf(operation.fields).flatMap((field) => {
			const pair = isOther(field) ? undefined : pairOf(field);
			return pair ? [[`${value}: ${operation.value}`, field.property.name, field, pair] as const] : [];
		}),
	),
);

test('there are many lists', () => {
	expect(lists.length).toBeGreaterThan(60);
	expect(lists.map(([operation, name]) => `${operation} ${name}`)).toEqual(
		expect.arrayContaining(['case: create tags', 'case: addEvents eventIds', 'assetV2: update addTags', 'alert: search typeValue']),
	);
});

test.each(lists)('%s reads %s from a list, text with commas and JSON text alike', (_, __, field, [one, other]) => {
	const wanted = read(field, [one, other]);
	for (const value of [`${one},${other}`, ` ${one} , ${other} `, JSON.stringify([one, other]), [JSON.stringify([one, other])]]) {
		expect([value, read(field, value)]).toEqual([value, wanted]);
	}
});
