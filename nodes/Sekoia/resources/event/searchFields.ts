import { body, field, usedByNode } from '../../../shared/fields/field';
import { locatorList, locatorRows } from '../../../shared/fields/locators';
import { momentOf, oneOf, type Parser, searchEnd, searchStart, text, trimmed } from '../../../shared/fields/parsers';
import { booleanField, numberField } from '../../../shared/fields/simple';
import { narrowing, shownWhen } from '../../../shared/fields/variants';
import { inputError } from '../../../shared/inputError';
import type { Json, JsonObject } from '../../../shared/json';
import { ignoreEmptyField } from '../../engine/listFields';
import { alertLocator } from '../alert/alert';
import { communityLocator } from '../tenant';
import { checkFilters, eventFilterFields } from './eventFilters';

/** An empty query is sent as well: it finds every event. */
const term: Parser<string> = (value, reading) => text(value, reading) ?? '';

const queryField = field(
	{
		displayName: 'Query',
		name: 'query',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. source.ip:203.0.113.9 AND event.category:network',
		description: "What to find, in SEKOIA.IO's event query language. Empty: every event, or every one of the alerts.",
	},
	body('term'),
	term,
);

const byQuery = { findBy: ['query'] };

/** What to search and in which span; the same for every operation that searches events. */
export const searchFields = [
	field(
		{
			displayName: 'Find By',
			name: 'findBy',
			type: 'options',
			default: 'query',
			options: [
				{ name: 'Alert', value: 'alert', description: 'The events of one or several alerts, which give the time span. The API key needs "View alerts", too.' },
				{ name: 'Query', value: 'query', description: 'What a query finds in a time span' },
			],
			description: 'How the events are found',
		},
		usedByNode(),
		oneOf('alert', 'query'),
	),
	shownWhen(
		{ findBy: ['alert'] },
		locatorRows(
			{
				displayName: 'Alerts',
				name: 'alerts',
				description: 'The alerts whose events are searched, from ten seconds before the first one was seen until now. The ID of one may be an expression that gives a list.',
			},
			usedByNode(),
			{ ...alertLocator, row: 'Alert', suggested: '$json.alert_uuid ?? $json.alert_short_id ?? $json.uuid' },
		),
	),
	narrowing(queryField),
	shownWhen(
		byQuery,
		field(
			{
				displayName: 'Earliest Time',
				name: 'earliestTime',
				type: 'string',
				required: true,
				default: '-24h',
				placeholder: 'e.g. -24h, or 2025-01-31T08:00:00Z',
				description: "Start of the time span: a date (in the workflow's time zone unless it has an offset), now, or a relative time such as -15m, -24h, -7d, -2w",
			},
			body('earliest_time'),
			searchStart,
		),
	),
	shownWhen(
		byQuery,
		field(
			{
				displayName: 'Latest Time',
				name: 'latestTime',
				type: 'string',
				required: true,
				default: 'now',
				placeholder: 'e.g. now, or 2025-01-31T09:00:00Z',
				description: "End of the time span: a date (in the workflow's time zone unless it has an offset), now, or a relative time such as -15m",
			},
			body('latest_time'),
			searchEnd,
		),
	),
] as const;

const communitiesField = locatorList(
	{ displayName: 'Community', name: 'communityUuids', description: 'Search only the events of these communities' },
	body('community_uuids'),
	communityLocator,
);

/** Options of the search job, whatever is read from it. */
export const searchOptions = [
	narrowing(communitiesField),
	...eventFilterFields,
	ignoreEmptyField,
	field(
		{
			displayName: 'Date Field',
			name: 'dateField',
			type: 'string',
			default: '@timestamp',
			description: 'Field of the event that the time span applies to',
		},
		body('date_field'),
		trimmed,
	),
	numberField(
		{ displayName: 'Max Wait (Seconds)', name: 'maxWait', description: 'Seconds to wait for the search to end, a day at most' },
		usedByNode(),
		{ min: 1, max: 86_400, default: 300 },
	),
	booleanField(
		{
			displayName: 'Only Events Without Time Limit',
			name: 'onlyEternal',
			description: 'Whether to search only events that are kept without a time limit',
		},
		body('only_eternal'),
		{ default: true },
	),
	field(
		{
			displayName: 'Query Language',
			name: 'termLang',
			type: 'options',
			options: [
				{ name: 'Dork', value: 'dork', description: "SEKOIA.IO's event query language" },
				{ name: 'Elasticsearch Query String', value: 'es-query-string' },
			],
			default: 'dork',
			description: 'The language of Query. Without this option SEKOIA.IO decides.',
		},
		body('term_lang'),
		oneOf('dork', 'es-query-string'),
	),
	narrowing(field(
		{
			displayName: 'Sigma Pattern',
			name: 'sigmaPattern',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			placeholder: 'e.g. detection: {selection: {event.category: network}, condition: selection}',
			description: 'Keep only the events that match this Sigma pattern, in YAML',
		},
		body('sigma_pattern'),
		text,
	)),
	booleanField(
		{
			displayName: 'Sigma Pattern Excludes',
			name: 'sigmaExcludes',
			description: 'Whether to leave out the events that match Sigma Pattern, instead of keeping only them',
		},
		body('excluded'),
		{ default: true },
	),
] as const;

const DEFAULT_MAX_WAIT_SECONDS = 300;

export const maxWaitOf = (options: { maxWait?: number }) => (options.maxWait ?? DEFAULT_MAX_WAIT_SECONDS) * 1000;

interface Searched {
	/** Undefined where the alerts give the span */
	earliestTime?: string;
	latestTime?: string;
	options: { sigmaPattern?: string; sigmaExcludes?: boolean; filters?: unknown; filtersJson?: unknown };
}

/** @throws InputError when the span ends before it begins, when there is no Sigma pattern to exclude by, or two sets of filters */
export function checkSearch({ earliestTime, latestTime, options: chosen }: Searched): void {
	const { sigmaPattern, sigmaExcludes } = chosen;
	checkFilters(chosen);
	if (sigmaExcludes && !sigmaPattern) {
		throw inputError(
			'"Sigma Pattern Excludes" is on, but there is no Sigma pattern',
			'Fill in Options > Sigma Pattern, or turn off Options > Sigma Pattern Excludes.',
		);
	}
	if (earliestTime !== undefined && latestTime !== undefined && momentOf(earliestTime) > momentOf(latestTime)) {
		throw inputError(
			`"Earliest Time" (${earliestTime}) is after "Latest Time" (${latestTime})`,
			'Swap them, or choose an earlier start.',
		);
	}
}

/**
 * A span of one moment, such as that of an alert with one event, would be empty where the platform does not count
 * the end itself, which is not documented. So it gets a millisecond.
 */
function withLength({ earliest_time: earliest, latest_time: latest, ...rest }: JsonObject): JsonObject {
	const isOneMoment = typeof latest === 'string' && earliest === latest && /^\d{4}-/.test(latest);
	const end = isOneMoment ? new Date(momentOf(latest) + 1).toISOString() : latest;
	return { ...rest, earliest_time: earliest ?? null, latest_time: end ?? null };
}

/** The job's body: what the fields say, and that it stays out of the app's list of searches. */
export function jobBody(fromFields: Json | undefined, maxLastEvents?: number): JsonObject {
	return {
		...withLength(fromFields as JsonObject),
		visible: false,
		...(maxLastEvents === undefined ? {} : { max_last_events: maxLastEvents }),
	};
}
