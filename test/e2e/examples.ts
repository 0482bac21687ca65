import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from './n8n/paths';
import type { WorkflowDefinition } from './n8n/workflow';
import { uses, type Stage } from './stage';

/** The folder of the workflows that users can import. */
export const examplesFolder = join(projectFolder, 'examples');

/** The file names, without `.json`, of the workflows that users can import. */
export const exampleNames = readdirSync(examplesFolder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.slice(0, -'.json'.length));

/** The same of those in the folder `playbooks`, with it before the name. */
export const playbookNames = readdirSync(join(examplesFolder, 'playbooks'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => `playbooks/${name.slice(0, -'.json'.length)}`);

/** Reads an example as it is in its file. */
export function readExample(name: string): WorkflowDefinition {
	return JSON.parse(readFileSync(join(examplesFolder, `${name}.json`), 'utf8')) as WorkflowDefinition;
}

/** An example after its user has followed the sticky note: has chosen credential, intake and collection, and set the addresses. */
export function prepareExample(
	name: string,
	{ credential, simulator }: Stage,
	addresses: Record<string, string> = {},
): WorkflowDefinition {
	let text = JSON.stringify(readExample(name));
	for (const [placeholder, address] of Object.entries(addresses)) text = text.replaceAll(placeholder, address);
	const workflow = JSON.parse(text) as WorkflowDefinition;
	const [intake] = simulator.world.reference.intakes;
	const [collection] = simulator.world.intelligence.iocCollections;
	for (const node of workflow.nodes) {
		if (node.parameters.iocCollectionId) {
			node.parameters.iocCollectionId = { __rl: true, mode: 'list', value: collection?.id, cachedResultName: collection?.name };
		}
		if (node.type.startsWith('n8n-nodes-sekoia.')) node.credentials = uses(credential);
		if (node.parameters.intakeUuid) {
			node.parameters.intakeUuid = { __rl: true, mode: 'list', value: intake?.uuid, cachedResultName: intake?.name };
			node.parameters.options = { intakeServer: simulator.intakeUrl };
		}
	}
	return workflow;
}
