import { Workflow, type INode, type INodeParameters, type INodeProperties, type INodePropertyOptions, type INodeTypes } from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import { documentedActions } from '../contract/documentedActions';
import { furtherActions } from '../contract/furtherActions';

const { description, methods } = new Sekoia();
/** The forms of the node, without those that only its tool for AI models has. */
const properties = description.properties.filter(({ displayOptions }) => displayOptions?.show?.['@tool'] === undefined);

/** A choice; n8n types it like a member of a collection. */
const choicesOf = ({ type, options = [] }: INodeProperties) =>
	(type === 'options' || type === 'multiOptions' ? options : []) as INodePropertyOptions[];

/** The fields inside a field: members of a collection, columns of its rows. */
function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as Array<{ values: INodeProperties[] }>).flatMap(({ values }) => values);
}

const withMembers = (property: INodeProperties): INodeProperties[] => [
	property,
	...membersOf(property).flatMap(withMembers),
];

interface Shown {
	resource: string;
	operation: string;
	/** The operation's own fields, those inside collections not included */
	fields: INodeProperties[];
}

const resource = properties.find(({ name }) => name === 'resource')!;
const operationDropdowns = properties.filter(({ name }) => name === 'operation');
const isShownFor = ({ displayOptions }: INodeProperties, name: string, value: string) =>
	(displayOptions?.show?.[name] as unknown[] | undefined)?.includes(value) === true;

const operations: Shown[] = operationDropdowns.flatMap((dropdown) => {
	const ofResource = dropdown.displayOptions!.show!.resource![0] as string;
	return choicesOf(dropdown).map(({ value }) => ({
		resource: ofResource,
		operation: String(value),
		fields: properties.filter(
			(property) => isShownFor(property, 'resource', ofResource) && isShownFor(property, 'operation', String(value)),
		),
	}));
});

const sorted = (names: string[]) => [...names].sort((one, other) => one.localeCompare(other, 'en'));
const unique = <T>(values: T[]) => [...new Set(values)];

/** What n8n shows under the node on the canvas. */
function subtitle(parameters: INodeParameters): unknown {
	const node: INode = { id: '1', name: 'SEKOIA.IO', type: 'sekoia', typeVersion: 1, position: [0, 0], parameters };
	const nodeType = new Sekoia();
	const nodeTypes: INodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, description.subtitle!, 'manual', {});
}

describe('dropdowns of resource and operation', () => {
	test('one operation dropdown for each resource', () => {
		const shownFor = operationDropdowns.map(({ displayOptions }) => displayOptions!.show!.resource);
		expect(shownFor).toEqual(choicesOf(resource).map(({ value }) => [value]));
	});

	test('are alphabetical and start with an entry they have', () => {
		for (const dropdown of [resource, ...operationDropdowns]) {
			const choices = choicesOf(dropdown);
			expect(choices.map(({ name }) => name)).toEqual(sorted(choices.map(({ name }) => name)));
			expect(choices.map(({ value }) => value)).toContain(dropdown.default);
		}
	});

	test('keep their defaults, which workflows do not store', () => {
		const defaults = operationDropdowns.map((dropdown) => [dropdown.displayOptions!.show!.resource![0], dropdown.default]);
		expect(resource.default).toBe('alert');
		expect(Object.fromEntries(defaults)).toEqual({
			alert: 'get',
			asset: 'get',
			assetV2: 'get',
			case: 'get',
			contentProposal: 'create',
			countermeasure: 'activate',
			event: 'search',
			indicator: 'getContext',
			iocCollection: 'addIndicators',
			observable: 'upload',
			report: 'get',
			rule: 'get',
			trackerNotification: 'create',
			user: 'getAll',
		});
	});

	test('say what each operation does', () => {
		for (const dropdown of operationDropdowns) {
			for (const { action, description } of choicesOf(dropdown)) {
				expect(action).toMatch(/^[A-Z]/);
				expect(description).toMatch(/^[A-Z]/);
			}
		}
	});

	test.each([...documentedActions, ...furtherActions])('call "$name" by its name in the node panel', (documented) => {
		const dropdown = operationDropdowns.find((candidate) => isShownFor(candidate, 'resource', documented.resource));
		const option = choicesOf(dropdown!).find(({ value }) => value === documented.operation);
		expect(option?.action).toBe(documented.action);
		const isSaid = `${option?.action} ${option?.description}`.toLowerCase().includes(documented.name.toLowerCase());
		const words = documented.name.toLowerCase().split(' ');
		const isNearlySaid = words.every((word) => option!.action!.toLowerCase().split(' ').includes(word));
		expect(isSaid || isNearlySaid).toBe(true);
	});

	test.each(operations.map((shown) => [shown.resource, shown.operation] as const))('%s: %s begins alike in the panel and in the dropdown, and is told on the canvas', (ofResource, operation) => {
		const dropdown = operationDropdowns.find((candidate) => isShownFor(candidate, 'resource', ofResource))!;
		const { name, action } = choicesOf(dropdown).find(({ value }) => value === operation)!;
		expect(action!.split(' ')[0]).toBe(name.split(' ')[0]);
		expect(subtitle({ resource: ofResource, operation })).toBe(action);
	});
});

/** The operations of which something is to be checked, with what is; jest refuses an empty list. */
const operationsWith = <Part>(partsOf: (fields: INodeProperties[]) => Part[]) =>
	operations
		.map(({ resource: ofResource, operation, fields }) => ({ name: `${ofResource}: ${operation}`, fields, parts: partsOf(fields) }))
		.filter(({ parts }) => parts.length > 0);

const allOf = (fields: INodeProperties[]) => fields.flatMap(withMembers);
const collectionsOf = (fields: INodeProperties[]) => allOf(fields).filter(({ type }) => type === 'collection');
const isRepeatable = ({ type, typeOptions }: INodeProperties) => typeOptions?.multipleValues === true && type !== 'fixedCollection';

describe.each(operations)('$resource: $operation', ({ fields }) => {
	const all = allOf(fields);

	test('has names of its own for its fields', () => {
		for (const group of [fields, ...all.map(membersOf)]) {
			const names = group.map(({ name }) => name);
			expect(names).toEqual(unique(names));
		}
	});

	test('has a label of its own for each field that takes a value, also for a model, which n8n gives the value by its label', () => {
		// How n8n's editor makes the key of $fromAI, by which one value goes to one field; the case is ignored to be sure.
		const keyOf = ({ displayName }: INodeProperties) => displayName.toLowerCase().replace(/[^a-z0-9_-]/g, '_').replace(/_+/g, '_').replace(/^_|_$/g, '');
		const keys = all.filter(({ type }) => type !== 'collection' && type !== 'fixedCollection').map(keyOf);
		expect(keys.length).toBeGreaterThan(0);
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
		// These say nothing without the form around them.
		const bare = ['action', 'content', 'exclude', 'field', 'from', 'max', 'min', 'name', 'node', 'row', 'to', 'type', 'uuid', 'value', 'visible'];
		expect(keys.filter((key) => bare.includes(key))).toEqual([]);
	});

	test('turns on what an added option is named for', () => {
		const switches = collectionsOf(fields).flatMap(membersOf).filter(({ type }) => type === 'boolean');
		expect(switches.filter((option) => option.default !== true).map(({ displayName }) => displayName)).toEqual([]);
	});

	test('sorts choices by name, each with a value of its own', () => {
		for (const field of all) {
			const choices = choicesOf(field);
			expect(choices.map(({ name }) => name)).toEqual(sorted(choices.map(({ name }) => name)));
			expect(choices.map(({ value }) => value)).toEqual(unique(choices.map(({ value }) => value)));
			const isLoaded = field.typeOptions?.loadOptionsMethod !== undefined;
			if (field.type === 'options' && !isLoaded) expect(choices.map(({ value }) => value)).toContain(field.default);
		}
	});

	test('explains each field, with examples marked as such', () => {
		for (const { displayName, type, description, placeholder } of all) {
			if (type === 'collection') continue;
			expect([displayName, description]).toEqual([displayName, expect.stringMatching(/^[A-Z]/)]);
			// What n8n shows on the button that adds a row is the placeholder, too.
			if (placeholder !== undefined) expect(placeholder).toMatch(type === 'fixedCollection' ? /^Add [A-Z]/ : /^e\.g\. \S/);
			if (type === 'boolean') expect(description).toMatch(/^Whether /);
		}
	});
});

test.each(operationsWith(collectionsOf))('$name sorts collections by what the editor shows', ({ parts }) => {
	for (const collection of parts) {
		const names = membersOf(collection).map((member) => member.displayName);
		expect([collection.displayName, names]).toEqual([collection.displayName, sorted(unique(names))]);
	}
});

/** The conditions of fields on other fields of the operation. */
const conditionsOf = (fields: INodeProperties[]) =>
	fields.flatMap(({ displayOptions }) =>
		Object.entries({ ...displayOptions?.show, ...displayOptions?.hide }).filter(([name]) => !['resource', 'operation', '@tool'].includes(name)),
	);

test.each(operationsWith(conditionsOf))('$name shows fields only under conditions that can come true', ({ fields, parts }) => {
	for (const [name, values] of parts) {
		const condition = fields.find((candidate) => candidate.name === name);
		const possible = condition?.type === 'boolean' ? [true, false] : choicesOf(condition!).map(({ value }) => value);
		for (const value of values as unknown[]) expect(possible).toContain(value);
	}
});

/** The methods that fill a field's lists: kind and name. */
const methodsOf = (fields: INodeProperties[]) =>
	allOf(fields).flatMap(({ typeOptions, modes = [] }) => [
		...(typeOptions?.loadOptionsMethod ? [['loadOptions', typeOptions.loadOptionsMethod]] : []),
		...modes.flatMap((mode) => (mode.typeOptions?.searchListMethod ? [['listSearch', mode.typeOptions.searchListMethod]] : [])),
	]);

test.each(operationsWith(methodsOf))('$name fills lists by methods that exist', ({ parts }) => {
	for (const [kind, name] of parts) expect(Object.keys((methods as Record<string, object>)[kind!] ?? {})).toContain(name);
});

test.each(operationsWith((fields) => fields.filter(({ name }) => name === 'returnAll')))(
	'$name words Return All and Limit as all nodes do',
	({ fields, parts }) => {
		expect(parts).toEqual([
			expect.objectContaining({
				displayName: 'Return All',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			}),
		]);
		expect(fields.find(({ name }) => name === 'limit')).toMatchObject({
			displayName: 'Limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		});
	},
);

/** Repeatable fields, each with the value it must start with: the editor pushes to a field's own value, but takes the default of a member as its first entry. */
const repeatableOf = (fields: INodeProperties[]) => [
	...fields.filter(isRepeatable).map((field) => ({ field, start: [] as unknown })),
	...fields
		.flatMap(membersOf)
		.filter(isRepeatable)
		.map((field) => ({ field, start: field.type === 'resourceLocator' ? { mode: 'list', value: '' } : '' })),
];

test.each(operationsWith(repeatableOf))('$name starts repeatable fields with what the editor can add to', ({ parts }) => {
	for (const { field, start } of parts) expect([field.displayName, field.default]).toEqual([field.displayName, start]);
});

test('every field belongs to an operation, but for the request options', () => {
	const ofOperations = new Set(operations.flatMap(({ fields }) => fields));
	const others = properties.filter((property) => !ofOperations.has(property)).map(({ name }) => name);
	expect(unique(others)).toEqual(['resource', 'operation', 'requestOptions']);
});
