import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodePropertyOptions } from 'n8n-workflow';

import { SekoiaTrigger } from '../../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { SekoiaWebhookTrigger } from '../../../nodes/SekoiaWebhookTrigger/SekoiaWebhookTrigger.node';

const { description } = new SekoiaTrigger();

/** As n8n's editor does it for its node panel. */
function panelEntries(): string[] {
	const property = description.properties.find(({ displayName }) => ['event', 'events', 'trigger on'].includes(displayName.toLowerCase()));
	return (property?.options as INodePropertyOptions[]).map(({ action }) => action ?? '');
}

test('each event is an entry of the node panel', () => {
	expect(panelEntries()).toEqual([
		'On alert comment created',
		'On alert created',
		'On alert status changed',
		'On alert updated',
		'On any alert update',
	]);
});

test('the editor merges those entries into the panel of the SEKOIA.IO node', () => {
	expect(description.name.replace('Trigger', '')).toBe('sekoia');
});

test.each([
	['SekoiaTrigger', new SekoiaTrigger()],
	['SekoiaWebhookTrigger', new SekoiaWebhookTrigger()],
])('%s has its codex and a description of its output', (name, node) => {
	const read = (file: string) => JSON.parse(readFileSync(join(__dirname, '../../../nodes', name, file), 'utf8')) as Record<string, unknown>;
	expect(read(`${name}.node.json`).node).toBe(`n8n-nodes-sekoia.${node.description.name}`);
	const { properties } = read('__schema__/v1.0.0/output.json') as { properties: object };
	expect(Object.keys(properties).slice(0, 2).sort()).toEqual(['alert_uuid', 'event_type']);
});
