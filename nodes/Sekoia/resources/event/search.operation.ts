import { options } from '../../../shared/fields/collections';
import { collectPages } from '../../../shared/http/paging';
import type { JsonObject } from '../../../shared/json';
import { task } from '../../engine/define';
import { offsetField, oneItemField, pagingFields, wantedOf } from '../../engine/listFields';
import { bodyOfAlerts } from './alertsSearched';
import { checkSearch, jobBody, maxWaitOf, searchFields, searchOptions } from './searchFields';
import { SearchJob } from './searchJob';

/** Up to here the API is known to take `max_last_events`, which ends the job early. */
const MAX_LAST_EVENTS = 100;

export const search = task({
	documented: 'Get Events',
	name: 'Search',
	value: 'search',
	action: 'Search events',
	description: 'Search events with a query and a time span, newest first (Get Events)',
	call: 'POST /api/v1/sic/conf/events/search/jobs',
	readsOnly: true,
	permissions: ['View intakes', 'View events'],
	fields: [...searchFields, ...pagingFields, oneItemField, options([...searchOptions, offsetField])],
	check: checkSearch,
	async run({ values, call, client, acrossItems }) {
		const { options: chosen } = values;
		const wanted = wantedOf(values);
		const needed = wanted + (chosen.offset ?? 0);
		const body = jobBody({ ...(call.body as JsonObject), ...(await bodyOfAlerts({ client, acrossItems }, values)) }, needed <= MAX_LAST_EVENTS ? needed : undefined);

		return await SearchJob.run(client, body, maxWaitOf(chosen), async (results) => {
			const { items, total } = await collectPages(results.pages('events', wanted, chosen.offset));
			if (values.outputAsOneItem !== true) return items;
			return { events: items, ...(total === undefined ? {} : { total }) };
		});
	},
});
