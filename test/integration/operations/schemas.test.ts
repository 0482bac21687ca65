import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { resources } from '../../../nodes/Sekoia/resources';
import type { JsonObject } from '../../../nodes/shared/json';
import { documentedItems, UNDOCUMENTED } from '../../contract/answers';
import type { Members } from '../../contract/answers/shape';
import { UNANSWERED } from '../../contract/answers/unanswered';
import { documentedSchema, inferSchema, inOrderOf, placesIn, undescribed, type OutputSchema } from '../../tools/docs/outputSchema';
import { runNode } from '../../harness/engine';
import { allCases } from './allCases';
import { credentialOf, withTenant } from './tenant';

/**
 * With `UPDATE_DOCS=1` (npm run docs) the schemas are written: from the documented members, and where no source has any,
 * from what the node outputs against the simulator.
 */
const isUpdating = process.env.UPDATE_DOCS === '1';

const folder = join(__dirname, '../../../nodes/Sekoia/__schema__/v1.0.0');

/** All items that the cases of an operation output: not simplified, in the default format, with lists split. */
async function itemsOf(resource: string, operation: string): Promise<JsonObject[]> {
	const items: JsonObject[] = [];
	for (const one of allCases.filter((some) => some.resource === resource && some.operation === operation)) {
		await withTenant(async (simulator) => {
			// Gives new objects all their optional members.
			simulator.world.random.chance = () => true;
			const { parameters, items: input } = one.given(simulator);
			const options = { ...(parameters.options as object), format: undefined, fieldNames: undefined, fieldsToReturn: undefined };
			const run = await runNode({
				parameters: { resource, operation, ...parameters, simplify: false, outputAsOneItem: false, ...('options' in parameters ? { options } : {}) },
				credential: credentialOf(simulator),
				items: input,
			});
			for (const { json } of run.items) items.push(json as JsonObject);
		});
	}
	return items;
}

const operations = resources.flatMap((resource) =>
	resource.operations.map(({ value }) => ({ resource: resource.value, operation: value })),
);

/** The members by which an operation names what it was about, beside the documented ones. */
const namedBy = (resource: string, operation: string): string[] =>
	resources.find(({ value }) => value === resource)!.operations.find(({ value }) => value === operation)!.about?.flatMap(({ members }) => members) ?? [];

/** A documented schema with the members that the node adds, as its items have them. */
function withNamed(schema: ReturnType<typeof documentedSchema>, output: OutputSchema, names: string[]): ReturnType<typeof documentedSchema> {
	const added = Object.entries(output.properties ?? {}).filter(([name]) => names.includes(name));
	return { ...schema, properties: { ...Object.fromEntries(added), ...schema.properties } };
}

const outputs = new Map<string, JsonObject[]>();

beforeAll(async () => {
	for (const { resource, operation } of operations) outputs.set(`${resource}.${operation}`, await itemsOf(resource, operation));
}, 120_000);

test.each(operations)('the editor knows the output of $resource: $operation before its first run', ({ resource, operation }) => {
	const file = join(folder, resource, `${operation}.json`);
	const items = outputs.get(`${resource}.${operation}`)!;
	expect(items.length).toBeGreaterThan(0);
	const documented = documentedItems[`${resource}.${operation}`];
	const output = inferSchema(items);
	const wanted = documented ? inOrderOf(withNamed(documentedSchema(documented), output, namedBy(resource, operation)), output) : output;
	if (isUpdating) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(wanted, null, '\t')}\n`);
	}
	expect(existsSync(file)).toBe(true);
	const schema = JSON.parse(readFileSync(file, 'utf8')) as OutputSchema;
	expect([...new Set(items.flatMap((item) => undescribed(item, schema)))]).toEqual([]);
	if (documented) expect(schema).toEqual(wanted);
	// The editor shows members in the order of the schema.
	const [written, shown] = [placesIn(schema), placesIn(wanted)];
	expect(written.filter((place) => shown.includes(place))).toEqual(shown.filter((place) => written.includes(place)));
});

test('the items of every operation are in test/contract/answers, or it is said why no source documents them', () => {
	const keys = operations.map(({ resource, operation }) => `${resource}.${operation}`);
	const known = [...Object.keys(documentedItems), ...Object.keys(UNDOCUMENTED)];
	expect(keys.filter((key) => !known.includes(key))).toEqual([]);
	expect(known.filter((key, at) => !keys.includes(key) || known.indexOf(key) !== at)).toEqual([]);
	expect(Object.values(UNDOCUMENTED).filter((reason) => reason.trim() === '')).toEqual([]);
});

const simplifying = resources.flatMap((resource) =>
	resource.operations.flatMap(({ value, simplified }) => (simplified ? [{ resource: resource.value, operation: value, simplified }] : [])),
);

test.each(simplifying)('Simplify of $resource: $operation promises only members that it has', ({ resource, operation, simplified }) => {
	const schema = JSON.parse(readFileSync(join(folder, resource, `${operation}.json`), 'utf8')) as OutputSchema;
	const places = Object.values(simplified).flatMap((place) => {
		if (typeof place === 'string') return [place];
		return 'at' in place ? [place.at] : place.members.map((name) => `${place.of}.${name}`);
	});
	expect(places.filter((place) => !placesIn(schema).includes(place))).toEqual([]);
});

test('the simulator answers every documented member, if only with null, or it is said why not', () => {
	// Operations may share the documented members of their items.
	const answered = new Map<Members, Set<string>>();
	for (const [operation, members] of Object.entries(documentedItems)) {
		const names = (outputs.get(operation) ?? []).flatMap((item) => Object.keys(item));
		answered.set(members, new Set([...(answered.get(members) ?? []), ...names]));
	}
	const missing = Object.entries(documentedItems).flatMap(([operation, members]) =>
		Object.keys(members).flatMap((name) => (answered.get(members)?.has(name) ? [] : [`${operation}: ${name}`])),
	);
	expect(missing).toEqual(Object.keys(UNANSWERED));
});
