import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { resources } from '../../../nodes/Sekoia/resources';
import type { JsonObject } from '../../../nodes/shared/json';
import { inferSchema, undescribed, type OutputSchema } from '../../tools/docs/outputSchema';
import { runNode } from '../../harness/engine';
import { allCases } from './allCases';
import { credentialOf, withTenant } from './tenant';

/** `UPDATE_DOCS=1` (npm run docs) writes the schemas from what the node gives against the simulator. */
const isUpdating = process.env.UPDATE_DOCS === '1';

const folder = join(__dirname, '../../../nodes/Sekoia/__schema__/v1.0.0');

/** What each item of an operation may look like; not simplified, in no other format, and lists split into items. */
async function itemsOf(resource: string, operation: string): Promise<JsonObject[]> {
	const items: JsonObject[] = [];
	for (const one of allCases.filter((some) => some.resource === resource && some.operation === operation)) {
		await withTenant(async (simulator) => {
			// So that new objects have whatever they may have.
			simulator.world.random.chance = () => true;
			const { parameters, items: input } = one.given(simulator);
			const options = { ...(parameters.options as object), splitIntoItems: undefined, format: undefined };
			const run = await runNode({
				parameters: { resource, operation, ...parameters, simplify: false, ...('options' in parameters ? { options } : {}) },
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

test.each(operations)('the editor knows the output of $resource: $operation before its first run', async ({ resource, operation }) => {
	const file = join(folder, resource, `${operation}.json`);
	const items = await itemsOf(resource, operation);
	expect(items.length).toBeGreaterThan(0);
	if (isUpdating) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(inferSchema(items), null, '\t')}\n`);
	}
	expect(existsSync(file)).toBe(true);
	const schema = JSON.parse(readFileSync(file, 'utf8')) as OutputSchema;
	expect([...new Set(items.flatMap((item) => undescribed(item, schema)))]).toEqual([]);
});
