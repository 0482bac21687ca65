import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { resources } from '../../../nodes/Sekoia/resources';
import type { JsonObject } from '../../../nodes/shared/json';
import { inferSchema, undescribed, type OutputSchema } from '../../tools/docs/outputSchema';
import { runNode } from '../../harness/engine';
import { allCases } from './allCases';
import { credentialOf, withTenant } from './tenant';

/** With `UPDATE_DOCS=1` (npm run docs) the schemas are written from what the node outputs against the simulator. */
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
			const options = { ...(parameters.options as object), format: undefined };
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
