import { compileFilters, eventFilters } from '../search/eventFilter';
import { compileQuery } from '../search/eventQuery';
import { AGGREGATIONS, aggregateEvents } from '../search/eventStatistics';
import { invalidBody } from '../http/errors';
import { route } from '../http/route';
import { bool, integer, listOf, nullable, object, optional, pairOf, text, uuid } from '../http/schema';
import { parseTimeRange } from '../search/timeExpression';
import { iso } from '../views/time';

const MAX_BUCKETS = 10_000;

/** Numbers over time: one value for each bucket of `minutes_per_bucket` minutes. */
export const eventStatsRoutes = [
	route({
		method: 'POST',
		path: '/api/v1/events/stats',
		needs: ['View intakes', 'View events'],
		errors: 'detail',
		body: object({
			aggregation: text({ oneOf: AGGREGATIONS }),
			field: optional(nullable(text())),
			term: text(),
			filters: optional(eventFilters),
			range: pairOf(text({ min: 1 })),
			minutes_per_bucket: integer(1),
			community_uuids: optional(listOf(uuid())),
			alerts_only: optional(bool()),
		}),
		run({ world, body }) {
			const { aggregation, field, term, filters = [], alerts_only = false } = body;
			if (aggregation !== 'count' && !field) throw invalid('field', 'field required');
			const { fromMs, toMs } = parseTimeRange(body.range[0], body.range[1], world.nowMs());
			const bucketMs = body.minutes_per_bucket * 60_000;
			if ((toMs - fromMs) / bucketMs > MAX_BUCKETS) throw invalid('minutes_per_bucket', 'too many buckets');

			const predicates = [compileQuery(term), ...compileFilters(filters)];
			if (alerts_only) predicates.push((events, index) => events.value(index, 'alert_short_ids') !== undefined);
			const bucketing = { aggregation, field, fromMs, toMs, bucketMs };
			return {
				aggregations: aggregateEvents(world.events, bucketing, predicates).map(({ startMs, value }) => ({
					datetime: iso(startMs),
					value,
					anomaly: false,
					prediction: null,
				})),
				anomaly_detection_candidate: false,
				anomaly_detection_candidate_score_y_acf1: null,
				anomaly_detection_candidate_score_y_acf5: null,
				anomaly_detection_candidate_score_seas_acf1: null,
			};
		},
	}),
];

function invalid(member: string, message: string) {
	return invalidBody([{ path: ['body', member], message, type: 'value_error' }], 'detail');
}
