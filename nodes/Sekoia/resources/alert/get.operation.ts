import { simplifiedAlert } from '../../../shared/alertMembers';
import { options } from '../../../shared/fields/collections';
import { query, usedByNode } from '../../../shared/fields/field';
import { booleanField, numberField } from '../../../shared/fields/simple';
import type { SekoiaClient } from '../../../shared/http/client';
import { collectPages } from '../../../shared/http/paging';
import type { JsonObject } from '../../../shared/json';
import { oneObject } from '../../engine/answer';
import { task } from '../../engine/define';
import { searchOfAlerts } from '../event/alertsSearched';
import { jobBody, maxWaitOf } from '../event/searchFields';
import { SearchJob } from '../event/searchJob';
import { shapeEvent } from '../event/shapeEvent';
import { alertField } from './alert';
import { observablesIn } from './observablesOf';

/** The newest events of an alert, and whether it has more. */
async function newestEvents(client: SekoiaClient, alert: JsonObject, count: number, isSimplified: boolean): Promise<JsonObject> {
	// One more than wanted tells whether there are more.
	const wanted = count + 1;
	const body = jobBody(searchOfAlerts([alert]), wanted);
	return await SearchJob.run(client, body, maxWaitOf({}), async (results) => {
		const { items } = await collectPages(results.pages('events', wanted));
		const events = items.slice(0, count).map((event) => shapeEvent(event, { isSimplified, isNested: false }));
		return { events, events_truncated: items.length > count };
	});
}

export const get = task({
	documented: 'Get Alert',
	name: 'Get',
	value: 'get',
	action: 'Get an alert',
	description: 'Get the details of an alert: status, urgency, rule, comments, history and more',
	call: 'GET /api/v1/sic/alerts/{uuid}',
	permissions: ['View alerts'],
	simplified: simplifiedAlert,
	included: {
		cases: ['cases'],
		comments: ['comments'],
		countermeasures: ['countermeasures'],
		customStatus: ['custom_status', 'verdict'],
		events: ['events', 'events_truncated'],
		history: ['history'],
		observables: ['observables'],
		stix: ['stix'],
	},
	fields: [
		alertField,
		options([
			numberField(
				{
					displayName: 'Include Events',
					name: 'events',
					description: 'How many of the newest events of the alert to add; "events_truncated" tells whether there are more. The API key needs "View events", too. With Simplify, the events are simplified as well.',
				},
				usedByNode(),
				{ min: 1, max: 99, default: 10 },
			),
			booleanField(
				{
					displayName: 'Include Observables',
					name: 'observables',
					description: 'Whether to add a list of type and value of each observable in the STIX bundle of the alert',
				},
				usedByNode(),
				{ default: true },
			),
			booleanField(
				{ displayName: 'Include STIX', name: 'stix', description: 'Whether to add the alert as a STIX bundle' },
				query('stix'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Comments',
					name: 'comments',
					description: 'Whether to add the comments, as without this option. Turn it off to leave them out.',
				},
				query('comments'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include History',
					name: 'history',
					description: 'Whether to add the history, as without this option. Turn it off to leave it out.',
				},
				query('history'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Countermeasures',
					name: 'countermeasures',
					description: 'Whether to add the countermeasures, as without this option. Turn it off to leave them out.',
				},
				query('countermeasures'),
				{ default: true },
			),
			booleanField(
				{ displayName: 'Include Cases', name: 'cases', description: 'Whether to add the cases the alert belongs to' },
				query('cases'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Include Custom Status and Verdict',
					name: 'customStatus',
					description: "Whether to add the community's own status of the alert, and its verdict",
				},
				query('custom_status'),
				{ default: true },
			),
		]),
	],
	async run({ values, call, client }) {
		const { stix: hasStix = false, observables, events: count } = values.options;
		const isSimplified = (values as { simplify?: boolean }).simplify === true;
		const others = call.query?.filter(([name]) => name !== 'stix') ?? [];
		const answer = oneObject(await client.request(observables ? { ...call, query: [...others, ['stix', 'true']] } : call));
		return {
			...answer,
			...(observables && !hasStix ? { stix: {} } : {}),
			...(observables ? { observables: observablesIn(answer.stix) } : {}),
			...(count === undefined ? {} : await newestEvents(client, answer, count, isSimplified)),
		};
	},
});
