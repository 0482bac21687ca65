/**
 * What a documented answer holds: a type, members with their shapes, or the shape of a list's items. Any member may be
 * null or missing: the documentation does not tell reliably which ones may. "object" has members of any name, "any" is
 * of a type that is not documented or not fixed.
 */
export type Shape = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'any' | readonly [Shape] | Members;

export interface Members {
	readonly [member: string]: Shape;
}

/** Who made something, and when, as ISO text. */
export const created = { created_at: 'string', created_by: 'string', created_by_type: 'string' } as const;

/** Who changed something last, and when, as ISO text. */
export const updated = { updated_at: 'string', updated_by: 'string', updated_by_type: 'string' } as const;

/** A community's own verdict, with what was said when it was given. */
export const verdict = {
	uuid: 'string',
	description: 'string',
	label: 'string',
	level: 'integer',
	stage: 'string',
	analysis: 'string',
	confidence: 'integer',
	updated_by: 'string',
	updated_by_type: 'string',
} as const;

/** A community's own status within an alert or a case; its id stands beside it. */
export const customStatus = {
	label: 'string',
	description: 'string',
	level: 'integer',
	stage: 'string',
	color: 'string',
} as const;

/** A community's own field and its value in an alert or a case. */
export const customField = {
	uuid: 'string',
	task_uuid: 'string',
	community_uuid: 'string',
	name: 'string',
	slug: 'string',
	description: 'string',
	type: 'string',
	options: 'any',
	color: 'string',
	auto_added_to_case: 'boolean',
	auto_added_to_alert: 'boolean',
	...created,
	...updated,
	value: 'any',
} as const;
