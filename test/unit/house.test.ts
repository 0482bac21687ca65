import { dirname, join } from 'node:path';

import { SekoiaApi } from '../../credentials/SekoiaApi.credentials';
import { resources } from '../../nodes/Sekoia/resources';
import { SekoiaTrigger } from '../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { PERMISSIONS } from '../simulator';
import { anchorsOf, codeIn, linksIn, rowsOfTable } from '../tools/docs/markdown';
import { facts, propertiesOf } from './house/facts';
import { filesIn, jsonOf, textOf } from './house/projectFiles';

const MAX_LINES = 300;

test('no source file is too long to be read at once', () => {
	const sources = ['nodes', 'credentials', 'test'].flatMap(filesIn).filter((file) => /\.(ts|mjs|js)$/.test(file));
	expect(sources.length).toBeGreaterThan(100);
	const tooLong = sources.flatMap((file) => {
		const lines = textOf(file).trimEnd().split('\n').length;
		return lines > MAX_LINES ? `${file} has ${lines} lines, ${MAX_LINES} are allowed: split it by subject` : [];
	});
	expect(tooLong).toEqual([]);
});

test('every operation has an output schema, and every output schema has its operation', () => {
	const folder = 'nodes/Sekoia/__schema__/v1.0.0';
	const wanted = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => join(folder, value, `${operation.value}.json`)),
	);
	const found = filesIn(folder);
	expect([
		...wanted.filter((file) => !found.includes(file)).map((file) => `${file} is missing: run npm run docs`),
		...found.filter((file) => !wanted.includes(file)).map((file) => `${file} has no operation: delete it`),
	]).toEqual([]);
});

const documents = filesIn().filter((file) => file.endsWith('.md'));

describe('npm scripts', () => {
	const { scripts } = jsonOf<{ scripts: Record<string, string> }>('package.json');
	const namedIn = (text: string) => [...text.matchAll(/\bnpm (?:run ([\w:]+)|(test)\b)/g)].map(([, ran, test]) => (ran ?? test)!);

	test('that documents name exist', () => {
		const unknown = documents.flatMap((file) =>
			namedIn(textOf(file))
				.filter((name) => !(name in scripts))
				.map((name) => `${file} names the script "${name}", which is not in package.json: correct one of them`),
		);
		expect(unknown).toEqual([]);
	});

	test('are explained in CONTRIBUTING.md or a README, unless they are only parts of others', () => {
		const explained = documents.flatMap((file) => namedIn(textOf(file)));
		const parts = Object.values(scripts).flatMap(namedIn);
		const forgotten = Object.keys(scripts).filter((name) => ![...explained, ...parts].includes(name));
		expect(forgotten.map((name) => `No document explains "npm run ${name}": add it to the table in CONTRIBUTING.md`)).toEqual([]);
	});
});

describe('every document', () => {
	/** A file that nodes output, not one of the project */
	const NOT_OURS = ['alert.json'];
	const paths = filesIn().flatMap((file) => [file, ...foldersOf(file)]);

	/** Whether a path, perhaps with `*` or `<placeholder>`, or the end of a path, belongs to the project. */
	function exists(path: string): boolean {
		const pattern = path.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*').replace(/<[^>]*>/g, '[^/]+');
		return paths.some((candidate) => new RegExp(`(^|/)${pattern}$`).test(candidate));
	}

	test.each(documents)('%s names files and folders that exist', (file) => {
		const named = codeIn(textOf(file)).filter(
			(code) => /^[\w.<][\w.*<>-]*(\/[\w.*<>-]+)*\/?$/.test(code) && (code.includes('/') || /\.(ts|mjs|js|json|md)$/.test(code)),
		);
		const missing = named
			.filter((path) => !NOT_OURS.includes(path))
			.filter((path) => !exists(path.startsWith('..') ? join(dirname(file), path) : path));
		expect(missing.map((path) => `${file} names ${path}, which does not exist: correct it`)).toEqual([]);
	});

	test.each(documents)('%s links to files and headings that exist', (file) => {
		const broken = linksIn(textOf(file)).filter((link) => {
			const [target = '', anchor] = link.split('#');
			const path = target === '' ? file : join(dirname(file), target).replace(/\/$/, '');
			if (!paths.includes(path)) return true;
			return anchor !== undefined && !anchorsOf(textOf(path)).includes(anchor);
		});
		expect(broken.map((link) => `${file} links to ${link}, which does not exist: correct it`)).toEqual([]);
	});
});

/** The folders that contain a file, from the outermost to the innermost. */
function foldersOf(file: string): string[] {
	const folder = dirname(file);
	return folder === '.' ? [] : [...foldersOf(folder), folder];
}

test.each(facts)('%s says, as the code does: %s', (file, statement) => {
	const isSaid = textOf(file).includes(statement);
	expect(isSaid ? [] : [`${file} does not say "${statement}": correct it, or test/unit/house/facts.ts when it is reworded`]).toEqual([]);
});

/** What to do about a document that lists other things than there are. */
const corrections = (document: string, listed: readonly string[], real: readonly string[]): string[] => [
	...[...new Set(real)].filter((name) => !listed.includes(name)).map((name) => `${document} does not list "${name}": add it`),
	...listed.filter((name) => !real.includes(name)).map((name) => `${document} lists "${name}", which does not exist: correct it`),
];

describe('the tables of README.md list', () => {
	const readme = textOf('README.md');

	test('the fields of the credential', () => {
		const listed = rowsOfTable(readme, 'Field', 'Value').map(([field]) => field!);
		expect(corrections('README.md', listed, new SekoiaApi().properties.map(({ displayName }) => displayName))).toEqual([]);
	});

	test('the permissions that operations need, and no unknown ones', () => {
		const listed = rowsOfTable(readme, 'To', 'Permission').flatMap(([, permissions]) => permissions!.split(/, or |, /));
		const needed = resources.flatMap(({ operations }) => operations.flatMap(({ permissions = [] }) => permissions));
		// Lists of the editor need permissions, too, which only the simulator lists.
		const others = PERMISSIONS.filter((permission) => listed.includes(permission));
		expect(corrections('README.md', listed, [...needed, ...others])).toEqual([]);
	});

	test('errors in the words of the code', () => {
		const code = filesIn('nodes').filter((file) => file.endsWith('.ts')).map(textOf).join('\n');
		const quoted = rowsOfTable(readme, 'You see', 'Do').flatMap(([seen]) => /^"(?:\.\.\. )?(.+?)(?: \.\.\.)?"$/.exec(seen!)?.[1] ?? []);
		expect(quoted.length).toBeGreaterThan(5);
		const unknown = quoted.filter((words) => !code.includes(words));
		expect(unknown.map((words) => `README.md quotes "${words}", which no error says: correct it`)).toEqual([]);
	});
});

describe('the tables of docs/triggers.md list', () => {
	const document = textOf('docs/triggers.md');
	const { description } = new SekoiaTrigger();
	const named = (wanted: string) => description.properties.filter(({ name }) => name === wanted);

	test('the filters and options of the live trigger', () => {
		const listed = rowsOfTable(document, 'Field', 'Meaning').flatMap(([field]) => field!.split(', '));
		const members = [...named('filters'), ...named('options')].flatMap((property) => propertiesOf({ properties: [property] }).slice(1));
		const fields = [...named('output'), ...members];
		expect(corrections('docs/triggers.md', listed, fields.map(({ displayName }) => displayName.replace(/ Names or IDs$/, '')))).toEqual([]);
	});

	test('the events of the live trigger', () => {
		const listed = rowsOfTable(document, 'Event', '`event_type` of the items').map(([event]) => event!);
		const [events] = named('events');
		expect(corrections('docs/triggers.md', listed, events!.options!.map(({ name }) => name))).toEqual([]);
	});
});

test('CHANGELOG.md mentions every resource', () => {
	const changelog = textOf('CHANGELOG.md').toLowerCase();
	const missing = resources.map(({ name }) => name.replace(/ \(.*\)$/, '')).filter((name) => !changelog.includes(name.toLowerCase()));
	expect(missing.map((name) => `CHANGELOG.md does not mention the resource "${name}": add it`)).toEqual([]);
});

test.each(['examples', 'examples/playbooks'])('%s/README.md shows every example of its folder', (folder) => {
	const shown = linksIn(textOf(`${folder}/README.md`)).filter((link) => link.endsWith('.json'));
	const examples = filesIn(folder).filter((file) => file.endsWith('.json') && dirname(file) === folder);
	expect(corrections(`${folder}/README.md`, shown.map((link) => join(folder, link)), examples)).toEqual([]);
});
