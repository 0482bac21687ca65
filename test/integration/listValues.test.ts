import { runNode } from '../harness/engine';
import { useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { operationRun } from './operationRun';
import { byId } from './operations/operationCase';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 10 }, (started) => (simulator = started));

/** Two words as a list, as text and as JSON text, from expressions; the last is a list whose only row is an expression. */
const FORMS = ['={{ ["ai", "phishing"] }}', '={{ "ai, phishing" }}', 'ai,phishing', `={{ '["ai","phishing"]' }}`, ['={{ ["ai", "phishing"] }}'], ['ai', 'phishing']];
const body = () => simulator.requests.at(-1)!.body as Record<string, unknown>;
const query = (name: string) => simulator.requests.at(-1)!.query.find(([one]) => one === name)?.[1];

test.each(FORMS)('%j are two tags, two events and two values of a filter', async (form) => {
	const run = async (operation: string, parameters: object) => await runNode(operationRun(simulator, operation, parameters as never));
	const { uuid } = simulator.world.createCase({ title: 'Lists' });
	await run('case: create', { title: 'Lists', additionalFields: { tags: form } });
	expect(body().tags).toEqual(['ai', 'phishing']);
	// There are no such events, but both are asked for.
	await run('case: addEvents', { uuid: byId(uuid), caseUuid: byId(uuid), eventIds: form });
	expect(body().event_ids).toEqual(['ai', 'phishing']);
	await run('alert: search', { filters: { typeValue: form } });
	expect(query('match[type_value]')).toBe('ai,phishing');
	await run('case: search', { filters: { tags: form } });
	expect(query('match[tags]')).toBe('ai,phishing');
});
