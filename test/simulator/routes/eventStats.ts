import { compileFilters, eventFilters } from '../search/eventFilter';
import { compileQuery } from '../search/eventQuery';
import { invalidBody } from '../http/errors';
import { route } from '../http/route';
import { bool, integer, listOf, nullable, object, optional, pairOf, text, uuid } from '../http/schema';
import { parseTimeRange } from '../search/timeExpression';
import { iso } from '../views/time';

const AGGREGATIONS = ['avg', 'cardinality', 'max', 'min', 'sum', 'count'];
const MAX_BUCKETS = 10_000;

/** Numbers over time: one value for each bucket of some minutes. */
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
			const buckets = Math.ceil((toMs - fromMs) / bucketMs);
			if (buckets > MAX_BUCKETS) throw invalid('minutes_per_bucket', 'too many buckets');

			const predicates = [compileQuery(term), ...compileFilters(filters)];
			const found = world.events.search(
				fromMs,
				toMs,
				(index) =>
					predicates.every((matches) => matches(world.events, index)) &&
					(!alerts_only || world.events.value(index, 'alert_short_ids') !== undefined),
			);
			const values: string[][] = Array.from({ length: buckets }, () => []);
			for (const index of found) {
				const bucket = Math.min(buckets - 1, Math.floor((world.events.timeOf(index) - fromMs) / bucketMs));
				const value = field ? world.events.value(index, field) : '1';
				if (value !== undefined) values[bucket]?.push(String(value));
			}
			return {
				aggregations: values.map((inBucket, i) => ({
					datetime: iso(fromMs + i * bucketMs),
					value: aggregate(aggregation, inBucket),
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

function aggregate(kind: string, values: string[]): number | null {
	if (kind === 'count') return values.length;
	if (kind === 'cardinality') return new Set(values).size;
	const numbers = values.map(Number).filter((value) => !Number.isNaN(value));
	if (numbers.length === 0) return null;
	const sum = numbers.reduce((total, value) => total + value, 0);
	if (kind === 'sum') return sum;
	if (kind === 'avg') return sum / numbers.length;
	return numbers.reduce((best, value) => (kind === 'max' ? Math.max(best, value) : Math.min(best, value)));
}
