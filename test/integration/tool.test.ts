import { NodeHelpers, type INodeParameters } from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { errorOf, outputOf } from '../harness/engine';
import { credentialFor, useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { byId } from './operations/operationCase';

let simulator: Simulator;
useSimulator({ alerts: 60, events: 10 }, (started) => (simulator = started));

/** What n8n makes of parameters that a workflow does not store. */
function defaultsOf(name: 'sekoia' | 'sekoiaTool'): INodeParameters | null {
	const { description } = new Sekoia();
	const parameters = { resource: 'alert', operation: 'search' };
	const node = { id: '1', name: 'N', type: name, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	return NodeHelpers.getNodeParameters(description.properties, parameters, true, false, node, { ...description, name });
}

const run = (parameters: object, asTool: boolean) => ({
	parameters: { resource: 'alert', operation: 'search', ...parameters },
	credential: credentialFor(simulator),
	...(asTool ? { asTool: true as const } : {}),
});

describe('the node as a tool of an AI agent', () => {
	test('has defaults of its own, in the form and at run time', async () => {
		expect(defaultsOf('sekoia')).toMatchObject({ limit: 50, simplify: false });
		expect(defaultsOf('sekoia')).not.toHaveProperty('maxCharacters');
		expect(defaultsOf('sekoiaTool')).toMatchObject({ limit: 10, simplify: true, maxCharacters: 20_000 });

		const found = await outputOf(run({}, true));
		expect(found).toHaveLength(10);
		expect(found[0]).not.toHaveProperty('similarity_strategy');
		expect(JSON.stringify(found).length).toBeLessThan(10_000);
		expect(await outputOf(run({}, false))).toHaveLength(50);
	});

	test('gives no more characters than it may, and says what is missing', async () => {
		const found = await outputOf(run({ limit: 50, simplify: false, maxCharacters: 6_000 }, true));
		expect(JSON.stringify(found).length).toBeLessThanOrEqual(6_000);
		expect(found.at(-1)).toEqual({ hint: `Only the first ${found.length - 1} of 50 results are here, since all have more than 6000 characters. Narrow the filters, lower Limit, go on with Offset, or raise Max Characters.` });
		const [alert] = await outputOf({
			...run({ operation: 'get', uuid: byId(simulator.world.alerts[0]!.uuid), simplify: false, maxCharacters: 2_000 }, true),
		});
		expect(JSON.stringify([alert]).length).toBeLessThanOrEqual(2_000);
		expect(alert).toMatchObject({ short_id: simulator.world.alerts[0]!.short_id, hint: expect.stringContaining('Cut to 2000 characters') as string });
	});

	test('cuts nothing outside of an agent', async () => {
		const found = await outputOf(run({ limit: 50 }, false));
		expect(JSON.stringify(found).length).toBeGreaterThan(20_000);
		expect(found.some((item) => 'hint' in item)).toBe(false);
	});

	test('refuses a bound that holds no answer', async () => {
		expect((await errorOf(run({ maxCharacters: 5 }, true))).message).toContain('"Max Characters" must be at least 2000, but it is 5');
	});
});
