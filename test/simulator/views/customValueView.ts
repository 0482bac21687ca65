import type { Alert, Case, CustomPriority, CustomStatus, CustomValue, CustomVerdict } from '../state/model';
import type { World } from '../state/world';

const creation = ({ analyst }: World) => ({
	created_at: '2024-01-15T09:00:00+00:00',
	created_by: analyst.uuid,
	created_by_type: analyst.type,
});

function valueView(world: World, { uuid, level, label, description }: CustomValue): object {
	return {
		uuid,
		community_uuid: world.communityUuid,
		level,
		label,
		description,
		...creation(world),
		updated_at: null,
		updated_by: null,
		updated_by_type: null,
	};
}

/** A custom status as the API shows it. @param withUse whether to tell where it is in use */
export function customStatusView(world: World, status: CustomStatus, withUse = true): object {
	const { stage, color, appliesTo } = status;
	const isThis = (record: { custom_status_uuid: string | null }) => record.custom_status_uuid === status.uuid;
	const inCases = world.cases.some(isThis);
	const inAlerts = world.alerts.some(isThis);
	const use = { is_used: inCases || inAlerts, is_used_in_cases: inCases, is_used_in_alerts: inAlerts };
	return { ...valueView(world, status), stage, color, type: appliesTo, ...(withUse && use) };
}

/** A custom priority as the API shows it. @param withUse whether to tell if it is in use */
export function customPriorityView(world: World, priority: CustomPriority, withUse = true): object {
	const is_used = world.cases.some(({ custom_priority_uuid }) => custom_priority_uuid === priority.uuid);
	return { ...valueView(world, priority), color: priority.color, ...(withUse && { is_used }) };
}

/** A custom verdict as the API shows it. @param withUse whether to tell if it is in use */
export function customVerdictView(world: World, verdict: CustomVerdict, withUse = true): object {
	const is_used = [...world.cases, ...world.alerts].some(({ verdict_uuid }) => verdict_uuid === verdict.uuid);
	return { ...valueView(world, verdict), stage: verdict.stage, ...(withUse && { is_used }) };
}

/** The status of an alert or a case as it is shown within it: without its id, which stands beside it. */
export function shownStatus({ reference }: World, uuid: string | null): object | null {
	const status = reference.customStatus(uuid);
	if (!status) return null;
	const { label, description, level, stage, color } = status;
	return { label, description, level, stage, color };
}

/** The priority of a case as it is shown within it: without its id, which stands beside it. */
export function shownPriority({ reference }: World, uuid: string | null): object | null {
	const priority = reference.customPriority(uuid);
	if (!priority) return null;
	const { label, description, level, color } = priority;
	return { label, description, level, color };
}

/** The verdict of an alert or a case as it is shown within it. */
export function shownVerdict({ reference }: World, { verdict_uuid, verdict_analysis, verdict_confidence, updated_by }: Alert | Case): object | null {
	const verdict = reference.customVerdict(verdict_uuid);
	if (!verdict) return null;
	const { uuid, label, description, level, stage } = verdict;
	const by = { updated_by: updated_by?.uuid ?? null, updated_by_type: updated_by?.type ?? null };
	return { uuid, label, description, level, stage, analysis: verdict_analysis ?? null, confidence: verdict_confidence ?? null, ...by };
}

/** The community's own fields of an alert or a case as they are shown within it. Nobody ever fills them in. */
export function customFieldsView(world: World): object[] {
	const { created_at, created_by, created_by_type } = creation(world);
	const updated = { updated_at: created_at, updated_by: created_by, updated_by_type: created_by_type };
	return world.reference.customFields.map((field) => ({
		task_uuid: null,
		...field,
		community_uuid: world.communityUuid,
		created_at,
		created_by,
		created_by_type,
		...updated,
		value: null,
	}));
}
