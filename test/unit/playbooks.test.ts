import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../nodes/Sekoia/resources';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { documentedActions } from '../contract/documentedActions';

const page = readFileSync(join(__dirname, '../../docs/playbooks.md'), 'utf8');

/** The rows of a table under a heading, by their first cell. */
function tableUnder(heading: string): Map<string, string> {
	const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
	if (section === undefined) throw new Error(`docs/playbooks.md has no heading "${heading}"`);
	const rows = section.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '));
	return new Map(rows.map(([first = '', ...rest]) => [first, rest.join(' | ')]));
}

/** What the page calls an operation. */
const titles = new Map(
	resources.flatMap(({ name, value, operations }) =>
		operations.map((operation) => [`${value}.${operation.value}`, `${name} > ${operation.name}`] as const),
	),
);

describe('docs/playbooks.md', () => {
	const actions = tableUnder('Actions');

	it.each(documentedActions.map((action) => [action.name, action] as const))(
		'tells which operation takes the place of %s',
		(name, { resource, operation }) => {
			const title = titles.get(`${resource}.${operation}`)!;
			expect(actions.get(name)?.split(/, or |; /)[0]).toBe(title);
		},
	);

	it('names each documented trigger', () => {
		const events = new SekoiaTrigger().description.properties.find(({ name }) => name === 'events')!;
		const names = events.options!.map(({ name }) => name);
		expect(names).toHaveLength(5);
		const triggers = tableUnder('Triggers');
		for (const name of names) expect([name, triggers.get(name)]).toEqual([name, `SEKOIA.IO Trigger, Trigger On: ${name}`]);
		expect([...triggers].filter(([name]) => name.includes('Manual Trigger'))).toEqual([
			[expect.any(String), expect.stringContaining('SEKOIA.IO Webhook Trigger')],
		]);
	});

	it('names only operations that exist', () => {
		const kinds = resources.map(({ name }) => name.replace(/[()]/g, '\\$&')).sort((one, other) => other.length - one.length);
		const named = [...page.matchAll(new RegExp(`(?:${kinds.join('|')}) > [A-Z][A-Za-z]*(?: (?:[A-Z][A-Za-z]*|to))*`, 'g'))].map(([text]) => text);
		const known = [...titles.values()];
		expect(named.length).toBeGreaterThan(documentedActions.length);
		expect([...new Set(named)].filter((text) => !known.some((title) => text.startsWith(title)))).toEqual([]);
	});
});
