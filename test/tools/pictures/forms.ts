import { join, resolve } from 'node:path';

import { openEditor } from '../../e2e/browser';
import type { NodeTypeDescription } from '../../e2e/n8n/api';
import type { WorkflowDefinition, WorkflowNode } from '../../e2e/n8n/workflow';
import { uses, type Stage } from '../../e2e/stage';
import { runCommand, say } from '../command/runCommand';
import { withStage } from '../command/withStage';

const USAGE = `Takes a picture of each form of the package's nodes, in a real n8n against the simulator.

  npm run forms -- FOLDER [WORD ...] [--dark]

FOLDER gets one PNG per resource and operation, and per trigger. With words, only forms whose names contain one of them.
`;

interface Choice {
	name: string;
	value: string;
}

const COLUMNS = 6;

/** One node for each resource and operation of a node type, or one node for a type that has none. */
function everyForm(types: NodeTypeDescription[], credential: Stage['credential']): WorkflowNode[] {
	const forms = types.flatMap((type) => choicesOf(type).map((parameters) => ({ type, parameters })));
	return forms.map(({ type, parameters }, index) => ({
		id: `form-${index}`,
		name: [type.name.split('.').pop(), parameters.resource, parameters.operation].filter(Boolean).join('-'),
		type: type.name,
		typeVersion: Math.max(...[type.version].flat()),
		position: [(index % COLUMNS) * 300, Math.floor(index / COLUMNS) * 220],
		parameters,
		credentials: uses(credential),
	}));
}

function choicesOf({ properties }: NodeTypeDescription): Array<{ resource?: string; operation?: string }> {
	const resources = properties.find(({ name }) => name === 'resource')?.options as Choice[] | undefined;
	if (!resources) return [{}];
	return resources.flatMap(({ value: resource }) => {
		const operations = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' &&
				(displayOptions as { show?: { resource?: string[] } } | undefined)?.show?.resource?.includes(resource),
		)?.options as Choice[] | undefined;
		// n8n adds a "Custom API Call" to each resource by itself.
		return (operations ?? [])
			.filter(({ value }) => value !== '__CUSTOM_API_CALL__')
			.map(({ value: operation }) => ({ resource, operation }));
	});
}

interface Pictures {
	folder: string;
	/** Only forms whose names contain one of these; all forms if there are none */
	words: string[];
	colorScheme: 'light' | 'dark';
}

async function takePictures({ api, credential }: Stage, { folder, words, colorScheme }: Pictures): Promise<void> {
	const types = (await api.nodeTypes()).filter(({ name }) => /^n8n-nodes-sekoia\.(?!.*Tool$)/.test(name));
	const nodes = everyForm(types, credential).filter(
		({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
	);
	const workflow: WorkflowDefinition = { name: 'Every form', nodes, connections: {} };
	const { id } = await api.createWorkflow(workflow);
	const editor = await openEditor(api, { colorScheme });
	try {
		for (const { name } of nodes) {
			await editor.openNodeForm(id, name);
			await editor.screenshotForm(join(folder, `${name}.png`));
			say(`  ${name}`);
		}
	} finally {
		await editor.close();
	}
}

const [folder, ...words] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!folder) {
	process.stdout.write(USAGE);
	process.exit(2);
}
const pictures: Pictures = { folder: resolve(folder), words, colorScheme: process.argv.includes('--dark') ? 'dark' : 'light' };
runCommand(async () => await withStage({}, async (stage) => await takePictures(stage, pictures)));
