import { options } from '../../../shared/fields/collections';
import { field, usedByNode } from '../../../shared/fields/field';
import { oneOf, textList } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { narrowing, noted } from '../../../shared/fields/variants';
import { collectPages } from '../../../shared/http/paging';
import type { JsonObject } from '../../../shared/json';
import { simplifyField } from '../../../shared/simplify';
import { task } from '../../engine/define';
import { offsetField, oneItemField, pagingFields, wantedOf } from '../../engine/listFields';
import { bodyOfAlerts } from './alertsSearched';
import { checkSearch, jobBody, maxWaitOf, searchFields, searchOptions } from './searchFields';
import { SearchJob } from './searchJob';
import { shapeEvent } from './shapeEvent';

/** Up to here the API is known to take `max_last_events`, which ends the job early. */
const MAX_LAST_EVENTS = 100;

const fieldsToReturn = narrowing(textField(
	{
		displayName: 'Fields to Return',
		name: 'fieldsToReturn',
		description: 'Dotted names of the event fields to keep, separated by commas; null where an event has none. With Simplify, they come beside what it keeps.',
		placeholder: 'e.g. host.name, source.ip',
	},
	usedByNode(),
	{ parser: textList },
));

const fieldNames = field(
	{
		displayName: 'Field Names',
		name: 'fieldNames',
		type: 'options',
		options: [
			{ name: 'As SEKOIA.IO Gives Them', value: 'given', description: 'Dotted, such as "host.name"' },
			{ name: 'Nested Objects', value: 'nested', description: '"name" within "host", as n8n\'s own nodes read a dotted name' },
		],
		default: 'given',
		description: 'How the fields of an event are named. In nested objects, "a.b" stays dotted where "a" has a value of its own, so that no value is lost.',
	},
	usedByNode(),
	oneOf('given', 'nested'),
);

export const search = task({
	documented: 'Get Events',
	name: 'Search',
	value: 'search',
	action: 'Search events',
	description: 'Search events with a query and a time span, newest first (Get Events)',
	call: 'POST /api/v1/sic/conf/events/search/jobs',
	readsOnly: true,
	permissions: ['View intakes', 'View events'],
	fields: [
		...searchFields,
		...pagingFields,
		oneItemField,
		noted(simplifyField, 'What is kept are the members that most investigations need, as far as an event has them.'),
		options([...searchOptions, fieldsToReturn, fieldNames, offsetField]),
	],
	check: checkSearch,
	async run({ values, call, client, acrossItems }) {
		const { options: chosen } = values;
		const wanted = wantedOf(values);
		const needed = wanted + (chosen.offset ?? 0);
		const body = jobBody({ ...(call.body as JsonObject), ...(await bodyOfAlerts({ client, acrossItems }, values)) }, needed <= MAX_LAST_EVENTS ? needed : undefined);

		return await SearchJob.run(client, body, maxWaitOf(chosen), async (results) => {
			const { items, total } = await collectPages(results.pages('events', wanted, chosen.offset));
			const shape = { isSimplified: values.simplify, fields: chosen.fieldsToReturn, isNested: chosen.fieldNames === 'nested' };
			const events = items.map((event) => shapeEvent(event, shape));
			if (values.outputAsOneItem !== true) return events;
			return { events, ...(total === undefined ? {} : { total }) };
		});
	},
});
