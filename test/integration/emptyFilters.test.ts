import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/Sekoia/resources';
import { type Parameters, readValues } from '../../nodes/shared/fields/values';
import { errorOf, outputOf, runNode } from '../harness/engine';
import { credentialFor, useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { allCases } from './operations/allCases';

let simulator: Simulator;
useSimulator({ alerts: 5, events: 5 }, (started) => {
	simulator = started;
});

const NOTHING = '={{ $json.nope }}';
/** What an expression may give when what it looks for is not there. */
const nothings = [undefined, null, '', ' ', [], [null], [[]]].map((nope) => ({ json: { nope } as IDataObject }));

/** The value of a field whose expression looks for something that is not there, as the editor stores it. */
function storedWith(value: string, { type, typeOptions, options }: INodeProperties): unknown {
	if (type === 'resourceLocator') {
		const one = { __rl: true, mode: 'id', value };
		return typeOptions?.multipleValues ? [one] : one;
	}
	if (type === 'fixedCollection') {
		const [group] = options as Array<{ name: string; values: INodeProperties[] }>;
		return { [group!.name]: Object.fromEntries(group!.values.map(({ name }, index) => [name, index === 0 ? value : ''])) };
	}
	return typeOptions?.multipleValues ? [value] : value;
}

const withFilters = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) => {
		const filters = operation.fields.find(({ property }) => property.name === 'filters');
		return filters?.kind === 'collection' ? [{ resource: resource.value, operation: operation.value, filters }] : [];
	}),
);
/** What an operation needs beside its filters, and what its expressions read of an item. */
function requiredBy(resource: string, operation: string): { parameters: IDataObject; read: IDataObject } {
	const one = allCases.find((some) => some.resource === resource && some.operation === operation && some.fields === 'required')!;
	const { parameters, items: [item] = [] } = one.given(simulator);
	simulator.clearRequests();
	return { parameters: parameters as IDataObject, read: item?.json ?? {} };
}
const everyFilter = withFilters.flatMap(({ resource, operation, filters }) =>
	filters.fields.map(({ property }) => ({ resource, operation, name: property.name, property })),
);

test('there are filters to look at', () => {
	expect(withFilters.map(({ resource, operation }) => `${resource}: ${operation}`)).toEqual(expect.arrayContaining(['alert: search', 'case: search']));
	expect(everyFilter.length).toBeGreaterThan(80);
});

test.each(everyFilter)('$resource: $operation does not search without "$name" that came to nothing', async ({ resource, operation, property }) => {
	const { parameters, read } = requiredBy(resource, operation);
	const run = (filter: unknown, options: IDataObject = {}) =>
		runNode({
			parameters: { resource, operation, ...parameters, filters: { [property.name]: filter } as IDataObject, options },
			items: nothings.map(({ json }) => ({ json: { ...read, ...json } })),
			onError: 'continueRegularOutput',
			credential: credentialFor(simulator),
		});
	const { items } = await run(storedWith(NOTHING, property));
	expect(items.map(({ json }) => json)).toEqual(
		nothings.map((_, item) => ({
			error: `"${property.displayName}" came to nothing for item ${item}. Give it a value, or remove it, or turn on Options > Ignore Empty Filters.`,
		})),
	);
	expect(simulator.requests).toEqual([]);
});

const search = (parameters: IDataObject) => ({
	parameters: { resource: 'alert', operation: 'search', ...parameters },
	credential: credentialFor(simulator),
});

test('one of several entries, or one end of a range, that came to nothing is refused as well', async () => {
	const cases = [{ shortId: ['ALq7Rk2pXw9d', NOTHING] }, { createdAt: { range: { from: NOTHING, to: '2025-01-01' } } }, { urgency: { range: { min: 5, max: NOTHING } } }];
	for (const filters of cases) expect((await errorOf(search({ filters }))).message).toContain('came to nothing');
	expect(simulator.requests).toEqual([]);
});

test('says what to do, and finds more when the user wants that', async () => {
	const filters = { uuid: [NOTHING], statusUuid: ['Pending'] };
	expect((await errorOf(search({ filters }))).description).toBe('Give it a value, or remove it, or turn on Options > Ignore Empty Filters.');
	await outputOf(search({ filters, options: { ignoreEmptyFilters: true } }));
	expect(simulator.requests.map(({ query }) => query.map(([name]) => name))).toEqual([['match[status_uuid]', 'limit', 'offset']]);
});

test('a filter left empty by hand is none', async () => {
	const filters = { uuid: [''], statusUuid: [], createdAt: { range: {} }, similarTo: { __rl: true, mode: 'list', value: '' } };
	await outputOf(search({ filters }));
	expect(simulator.requests.map(({ query }) => query.map(([name]) => name))).toEqual([['limit', 'offset']]);
});

test('the limit that came to nothing is not "all"', async () => {
	expect((await errorOf(search({ limit: NOTHING }))).message).toBe('"Limit" came to nothing');
	expect((await errorOf(search({ limit: '' }))).message).toBe('"Limit" is empty');
	expect(simulator.requests).toEqual([]);
});

test.each(['search', 'getFieldCommonValues'])('event: %s does not search all events for a query or a community that came to nothing', async (operation) => {
	const run = (parameters: IDataObject) => ({
		parameters: { resource: 'event', operation, fields: 'source.ip', ...parameters },
		credential: credentialFor(simulator),
	});
	expect((await errorOf(run({ query: NOTHING }))).message).toBe('"Query" came to nothing');
	const communityUuids = [{ __rl: true, mode: 'id', value: NOTHING }];
	expect((await errorOf(run({ options: { communityUuids } }))).message).toBe('"Community" came to nothing');
	expect(simulator.requests).toEqual([]);
});

const everyOption = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) => {
		const options = operation.fields.find(({ property }) => property.name === 'options');
		const fields = options?.kind === 'collection' ? options.fields : [];
		return fields.map(({ property }) => ({ operation: `${resource.value}: ${operation.value}`, name: property.name, property, options }));
	}),
);

test('there are options to look at', () => expect(everyOption.length).toBeGreaterThan(60));

test.each(everyOption)('$operation is not run with the default of the option "$name" that came to nothing', ({ property, options }) => {
	const given = (value: unknown): Parameters => ({
		valueOf: () => ({ [property.name]: value }),
		stored: { options: { [property.name]: storedWith(NOTHING, property) } },
		timezone: 'UTC',
		item: 3,
		ignoreEmpty: false,
	});
	for (const value of [undefined, null, '', []]) {
		const read = () => readValues([options!], given(property.typeOptions?.multipleValues ? [value] : value));
		expect(read).toThrow(`"${property.displayName}" came to nothing for item 3`);
	}
});

test('an option that came to nothing stays an error when empty filters are ignored', async () => {
	const error = await errorOf(search({ options: { ignoreEmptyFilters: true, sort: NOTHING } }));
	expect([error.message, error.description]).toEqual(['"Sort By" came to nothing', 'Give it a value, or remove it.']);
	expect(simulator.requests).toEqual([]);
});
