import { options } from '../../../shared/fields/collections';
import { usedByNode } from '../../../shared/fields/field';
import { textList } from '../../../shared/fields/parsers';
import { numberField, textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import type { JsonObject } from '../../../shared/json';
import { objects } from '../../../shared/members';
import { task } from '../../engine/define';
import { oneItemField } from '../../engine/listFields';
import { bodyOfAlerts } from './alertsSearched';
import { checkSearch, jobBody, maxWaitOf, searchFields, searchOptions } from './searchFields';
import { SearchJob, type SearchResults } from './searchJob';

/** Reads the list of fields until all `names` are found or the list ends; an entry for each name, in their order. */
async function commonValuesOf(results: SearchResults, names: readonly string[]): Promise<JsonObject[]> {
	const found = new Map<string, JsonObject[]>();
	for await (const { items } of results.pages('fields', Infinity)) {
		for (const { name, most_common_values: values } of items) {
			if (typeof name === 'string' && names.includes(name)) found.set(name, objects(values));
		}
		if (found.size === names.length) break;
	}
	return names.map((name) => {
		const common = found.get(name) ?? [];
		return { name, values: common.map((value) => value.name ?? null), common_values: common };
	});
}

/** The values of each field by its name, so that later nodes need no search for their field. */
const byField = (found: readonly JsonObject[]): JsonObject => Object.fromEntries(found.map(({ name, values }) => [String(name), values ?? []]));

export const getFieldCommonValues = task({
	documented: 'Get Event Field Common Values',
	name: 'Get Field Common Values',
	value: 'getFieldCommonValues',
	action: 'Get the common values of event fields',
	description: 'Find the most common values of event fields and their share (Get Event Field Common Values)',
	call: 'POST /api/v1/sic/conf/events/search/jobs',
	readsOnly: true,
	permissions: ['View intakes', 'View events'],
	fields: [
		...searchFields,
		required(textField(
			{
				displayName: 'Event Fields',
				name: 'fields',
				description:
					'Names of the fields, separated by commas. Each gives an item, with empty "values" where no event has it. SEKOIA.IO gives the most common values only; how many at most is not documented, and nothing chooses it.',
				placeholder: 'e.g. source.ip, user.name',
			},
			usedByNode('fields'),
			{ parser: textList },
		)),
		oneItemField,
		options([
			...searchOptions,
			numberField(
				{
					displayName: 'Max Events',
					name: 'maxEvents',
					description: 'How many of the newest events are looked at. Empty: all of the time span.',
				},
				usedByNode('limit'),
				{ min: 1, max: 100, default: 100 },
			),
		]),
	],
	check: checkSearch,
	async run({ values, call, client: api, acrossItems }) {
		const { fields, options: chosen } = values;
		const body = jobBody({ ...(call.body as JsonObject), ...(await bodyOfAlerts({ client: api, acrossItems }, values)) }, chosen.maxEvents);
		const names = [...new Set(fields)];
		const found = await SearchJob.run(api, body, maxWaitOf(chosen), async (results) => await commonValuesOf(results, names));
		return values.outputAsOneItem === true ? { fields: found, values: byField(found) } : found;
	},
});
