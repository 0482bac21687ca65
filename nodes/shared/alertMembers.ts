import { moment, reference, type Simplified } from './simplify';

/**
 * The members of an alert that most workflows need, most useful first, the same wherever the package gives an alert but
 * not as SEKOIA.IO's own object: `status`, `rule` and `entity` by name and UUID, `urgency` as the current number, times as ISO text.
 */
export const simplifiedAlert = {
	short_id: 'short_id',
	title: 'title',
	details: 'details',
	status: reference('status'),
	urgency: 'urgency.current_value',
	alert_type: 'alert_type',
	rule: reference('rule'),
	entity: reference('entity'),
	source: 'source',
	target: 'target',
	similar: 'similar',
	created_at: moment('created_at'),
	first_seen_at: moment('first_seen_at'),
	last_seen_at: moment('last_seen_at'),
	uuid: 'uuid',
} as const satisfies Simplified;
