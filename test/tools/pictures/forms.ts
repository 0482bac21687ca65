import { join, resolve } from 'node:path';

import { openEditor } from '../../e2e/browser';
import { N8nApi, type NodeTypeDescription } from '../../e2e/n8n/api';
import { packProject } from '../../e2e/n8n/pack';
import { startN8n } from '../../e2e/n8n/server';
import type { WorkflowDefinition, WorkflowNode } from '../../e2e/n8n/workflow';
import { openStage, OWNER, uses, type Stage } from '../../e2e/stage';

const USAGE = `Takes a picture of each form of the package's nodes, in a real n8n against the simulator.

  tsx test/tools/pictures/forms.ts FOLDER [WORD ...] [--dark]

FOLDER gets one PNG per resource and operation, and per trigger. With words, only forms whose name has one of them.
`;

interface Choice {
	name: string;
	value: string;
}

const COLUMNS = 6;

/** One node for each resource and operation that a node type offers, or one for a type without such. */
export function everyForm(types: NodeTypeDescription[], credential: Stage['credential']): WorkflowNode[] {
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

async function main(folder: string, words: string[], dark: boolean): Promise<void> {
	const log = (line: string): void => void process.stdout.write(`${line}\n`);
	const packed = await packProject({ log });
	const server = await startN8n({ packageTarball: packed.tarball, log }).finally(packed.remove);
	try {
		const api = new N8nApi(server.url);
		await api.ownerSetup(OWNER);
		const stage = await openStage(api);
		try {
			await takePictures(stage, folder, words, dark, log);
		} finally {
			await stage.simulator.stop();
		}
	} finally {
		await server.stop();
	}
}

async function takePictures({ api, credential }: Stage, folder: string, words: string[], dark: boolean, log: (line: string) => void): Promise<void> {
	const types = (await api.nodeTypes()).filter(({ name }) => /^n8n-nodes-sekoia\.(?!.*Tool$)/.test(name));
	const nodes = everyForm(types, credential).filter(
		({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
	);
	const workflow: WorkflowDefinition = { name: 'Every form', nodes, connections: {} };
	const { id } = await api.createWorkflow(workflow);
	const editor = await openEditor(api, { colorScheme: dark ? 'dark' : 'light' });
	try {
		for (const { name } of nodes) {
			await editor.openNodeForm(id, name);
			await editor.screenshotForm(join(folder, `${name}.png`));
			log(`  ${name}`);
		}
	} finally {
		await editor.close();
	}
}

if (require.main === module) {
	const [folder, ...words] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	if (!folder) {
		process.stdout.write(USAGE);
		process.exit(2);
	}
	main(resolve(folder), words, process.argv.includes('--dark')).catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	});
}
