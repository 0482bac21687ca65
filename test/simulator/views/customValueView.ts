import type { CustomValue } from '../state/model';
import type { World } from '../state/world';

/** A custom status, priority or verdict as the API shows it. */
export function customValueView(world: World, value: CustomValue): object {
	const { uuid, level, label, description, stage, color } = value;
	return {
		uuid,
		community_uuid: world.communityUuid,
		level,
		label,
		description,
		is_used: true,
		created_at: '2024-01-15T09:00:00+00:00',
		created_by: world.analyst.uuid,
		created_by_type: world.analyst.type,
		updated_at: null,
		updated_by: null,
		updated_by_type: null,
		...(stage !== undefined && { stage }),
		...(color !== undefined && { color }),
	};
}
