import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { PERMISSIONS } from '../../simulator';
import { exampleNames, examplesFolder, playbookNames, readExample } from '../examples';
import { ownerApi } from '../jest/session';
import type { NodeTypeDescription } from '../n8n/api';
import type { WorkflowNode } from '../n8n/workflow';

let types: NodeTypeDescription[];
beforeAll(async () => {
	types = await (await ownerApi()).nodeTypes();
});

describe.each([...exampleNames, ...playbookNames])('examples/%s.json', (name) => {
	const example = readExample(name);
	const nodes = example.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	const notes = example.nodes.filter(({ type }) => type.endsWith('.stickyNote'));

	it("uses only nodes of n8n itself and of this package, in versions that n8n offers", () => {
		for (const { type, typeVersion } of example.nodes) {
			expect(type).toMatch(/^(n8n-nodes-base|n8n-nodes-sekoia)\./);
			const versions = types.filter((offered) => offered.name === type).flatMap(({ version }) => version);
			expect([type, versions.includes(typeVersion)]).toEqual([type, true]);
		}
	});

	it('contains no secret, no credential and no pinned data', () => {
		expect(example.pinData).toBeUndefined();
		for (const node of example.nodes) {
			expect(node.credentials).toBeUndefined();
			expect(Object.keys(node.parameters)).not.toContain('intakeKey');
		}
	});

	it('explains itself in a note that calls each node by its name', () => {
		expect(notes).toHaveLength(1);
		const content = String(notes[0]!.parameters.content);
		expect(content).toContain(`## ${example.name}`);
		expect(content).toContain('**Before use**');
		const mentioned = [...content.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, text]) => text);
		expect(mentioned.length).toBeGreaterThan(0);
		const known = [...nodes.map((node) => node.name), ...PERMISSIONS, 'Authentication', 'Options > Intake Server'];
		expect(mentioned.filter((text) => !known.includes(text!))).toEqual([]);
	});

	it('connects nodes that exist and whose names are unique', () => {
		const names = example.nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const targets = Object.values(example.connections).flatMap(({ main }) => main.flat().map(({ node }) => node));
		expect(names).toEqual(expect.arrayContaining([...targets, ...Object.keys(example.connections)]));
		const triggers = nodes.filter((node) => !targets.includes(node.name));
		expect(triggers).toHaveLength(1);
	});

	it('places its nodes so that none covers another', () => {
		const boxes = [...nodes.map(boxOfNode), ...notes.map(boxOfNote)];
		for (const [index, one] of boxes.entries()) {
			for (const other of boxes.slice(index + 1)) expect([one.name, other.name, overlap(one, other)]).toEqual([one.name, other.name, false]);
		}
	});
});

describe('examples/README.md', () => {
	const readme = readFileSync(join(examplesFolder, 'README.md'), 'utf8');

	it.each(exampleNames)('shows %s under the name that it has in n8n, with its picture', (name) => {
		expect(readme).toContain(`## ${readExample(name).name}\n\n[${name}.json](${name}.json)\n\n![The workflow in the editor](images/${name}.png)`);
		const { size } = statSync(join(examplesFolder, 'images', `${name}.png`));
		expect(size).toBeGreaterThan(10_000);
		expect(size).toBeLessThan(200_000);
	});
});

describe('examples/playbooks/README.md', () => {
	const readme = readFileSync(join(examplesFolder, 'playbooks/README.md'), 'utf8');

	it.each(playbookNames)('lists %s under the name that it has in n8n', (name) => {
		expect(readme).toContain(`| [${readExample(name).name}](${name.replace('playbooks/', '')}.json) | `);
	});
});

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node with its name below it, which n8n wraps at about this width. */
function boxOfNode({ name, position: [x, y] }: WorkflowNode): Box {
	return { name, left: x - 48, top: y, right: x + 96 + 48, bottom: y + 96 + 48 };
}

function boxOfNote({ name, position: [x, y], parameters }: WorkflowNode): Box {
	return { name, left: x, top: y, right: x + Number(parameters.width), bottom: y + Number(parameters.height) };
}

const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
