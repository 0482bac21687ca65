import { batch, list, request, task } from '../../nodes/Sekoia/engine/define';
import { body, collection, field, path, query, settings, usedByNode, type AnyField } from '../../nodes/shared/fields/field';

const texts = { documented: 'Do It', name: 'Do It', value: 'doIt', action: 'Do it', description: 'Does it' };
const text = { displayName: 'ID', name: 'id', type: 'string', required: true, default: '' } as const;
const idField = field(text, path('id'));
const ofId = { ...texts, call: 'GET /things/{id}', fields: [idField] } as const;
const ofAll = { ...texts, call: 'GET /things', pageSize: 100 } as const;

const names = (fields: ReadonlyArray<{ property: { name: string } }>) => fields.map(({ property }) => property.name);

describe('what a kind of operation does not have cannot be written', () => {
	test('a request has no pages, no run and no runTogether', () => {
		// @ts-expect-error only a list has pages
		request({ ...texts, call: 'GET /things', fields: [], pageSize: 100 });
		// @ts-expect-error only a list has a sort order
		request({ ...texts, call: 'GET /things', fields: [], sort: { description: 'Sorted by', by: [] } });
		// @ts-expect-error only a task runs
		request({ ...texts, call: 'GET /things', fields: [], run: async () => ({}) });
		// @ts-expect-error only a batch handles several items
		request({ ...texts, call: 'GET /things', fields: [], runTogether: async () => [] });
		// @ts-expect-error Simplify knows the API's objects, not what `output` makes of them
		request({ ...texts, call: 'GET /things', fields: [], simplified: { name: 'name' }, output: () => ({ done: true }) });
		expect(request({ ...ofId, output: (_, { id }) => ({ id }) }).kind).toBe('request');
	});

	test('a list has neither prepare nor output nor run, and reads by GET', () => {
		// @ts-expect-error only a request is completed
		list({ ...ofAll, prepare: async ({ call }: { call: object }) => call });
		// @ts-expect-error only a request turns its answer into something else
		list({ ...ofAll, output: () => [] });
		// @ts-expect-error only a task runs
		list({ ...ofAll, run: async () => ({}) });
		// @ts-expect-error a list has no body
		list({ ...ofAll, bodyRequired: true });
		// @ts-expect-error without the size of a page nothing is read
		list({ ...texts, call: 'GET /things' });
		// @ts-expect-error a list is not posted
		list({ ...ofAll, call: 'POST /things' });
		expect(list(ofAll).kind).toBe('list');
	});

	test('a task has neither prepare nor output nor pages', () => {
		const run = async () => ({});
		// @ts-expect-error only a request is completed
		task({ ...ofId, run, prepare: async ({ call }: { call: object }) => call });
		// @ts-expect-error only a request turns its answer into something else
		task({ ...ofId, run, output: () => ({}) });
		// @ts-expect-error only a list has pages
		task({ ...ofId, run, pageSize: 100 });
		// @ts-expect-error a task does something
		task(ofId);
		expect(task({ ...ofId, run }).kind).toBe('task');
	});

	test('a batch has no run, and no hints, since it makes its calls itself', () => {
		const runTogether = async () => [];
		// @ts-expect-error only a task runs
		batch({ ...texts, call: 'POST {server}/batch', fields: [], runTogether, run: async () => ({}) });
		// @ts-expect-error its requests are its own
		batch({ ...texts, call: 'POST {server}/batch', fields: [], runTogether, hints: {} });
		// @ts-expect-error a batch does something
		batch({ ...texts, call: 'POST {server}/batch', fields: [] });
		expect(batch({ ...texts, call: 'POST {server}/batch', fields: [], runTogether }).kind).toBe('batch');
	});

	test('settings are what always has a value', () => {
		const property = { displayName: 'Options', name: 'options', type: 'collection', default: {} } as const;
		const flag = field({ displayName: 'Flag', name: 'flag', type: 'boolean', default: true }, usedByNode());
		// @ts-expect-error a text may be empty
		expect(settings(property, [flag, field({ ...text, required: false }, usedByNode())]).fields).toHaveLength(2);
	});
});

describe('path and fields fill the same placeholders', () => {
	test('a placeholder that no field fills is refused', () => {
		// @ts-expect-error {uuid} is filled by no field
		expect(() => request({ ...texts, call: 'GET /things/{uuid}', fields: [idField] })).toThrow('differ in {uuid}, {id}');
		// @ts-expect-error {part} is filled by no field
		expect(() => task({ ...texts, call: 'GET /things/{id}/{part}', fields: [idField], run: async () => ({}) })).toThrow('{part}');
		// @ts-expect-error a list asks for no id unless it has the field
		expect(() => list({ ...ofAll, call: 'GET /things/{id}/parts' })).toThrow('{id}');
	});

	test('a field that fills no placeholder is refused', () => {
		// @ts-expect-error the path has no {id}
		expect(() => request({ ...texts, call: 'GET /things', fields: [idField] })).toThrow('differ in {id}');
	});

	test('also where the compiler does not know the place', () => {
		const anyField: AnyField = field(text, path('id'));
		expect(() => request({ ...texts, call: 'GET /things', fields: [anyField] })).toThrow('differ in {id}');
		const inside = collection({ displayName: 'More', name: 'more', type: 'collection', default: {} }, [anyField]);
		expect(() => request({ ...texts, call: 'GET /things', fields: [inside] })).toThrow('no optional field can go to the path');
	});
});

describe('what a kind brings', () => {
	test('a list brings its paging', () => {
		const { fields } = list(ofAll);
		expect(names(fields)).toEqual(['returnAll', 'limit', 'outputAsOneItem', 'options']);
		expect(fields.flatMap((entry) => (entry.kind === 'field' ? [] : names(entry.fields)))).toEqual(['offset']);
	});

	test('sort, filters and further options come with it', () => {
		const filter = field({ displayName: 'Word', name: 'word', type: 'string', default: '' }, query('word'));
		const option = field({ displayName: 'Deep', name: 'deep', type: 'boolean', default: true }, query('deep'));
		const { fields } = list({
			...ofAll,
			call: 'GET /things/{id}/parts',
			fields: [idField],
			filters: [filter],
			options: [option],
			sort: { description: 'What the parts are sorted by', by: [{ name: 'Name', value: 'name' }] },
			simplified: { name: 'name' },
		});
		expect(names(fields)).toEqual(['id', 'returnAll', 'limit', 'outputAsOneItem', 'simplify', 'filters', 'options']);
		const members = fields.flatMap((entry) => (entry.kind === 'field' ? [] : [names(entry.fields)]));
		expect(members).toEqual([['word'], ['deep', 'sort', 'direction', 'ignoreEmptyFilters', 'offset']]);
	});

	const more = collection({ displayName: 'More', name: 'more', type: 'collection', default: {} }, [
		field({ displayName: 'Note', name: 'note', type: 'string', default: '' }, body('note')),
	]);
	test.each([
		['request', () => request({ ...texts, call: 'POST /things', fields: [more], simplified: { name: 'name' } })],
		['task', () => task({ ...texts, call: 'POST /things', fields: [more], simplified: { name: 'name' }, run: async () => ({}) })],
		['batch', () => batch({ ...texts, call: 'POST /things', fields: [more], simplified: { name: 'name' }, runTogether: async () => [] })],
	])('simplified brings its box, before the collections: %s', (_, define) => {
		expect(names(define().fields)).toEqual(['simplify', 'more']);
	});
});
