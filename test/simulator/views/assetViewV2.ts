import type { Asset } from '../state/model';
import { criticityDisplay, V1_TYPES } from './assetViewV1';
import { iso, isoOrNull } from './time';

/** An asset as the second asset API shows it. */
export function assetViewV2(asset: Asset): object {
	const { reviewed, revoked } = asset;
	return {
		uuid: asset.uuid,
		entity_uuid: asset.entity_uuid,
		community_uuid: asset.community_uuid,
		name: asset.name,
		description: asset.description,
		type: asset.type,
		category: asset.category,
		criticality: asset.criticality,
		created_at: iso(asset.createdMs),
		created_by: asset.created_by.uuid,
		created_by_type: asset.created_by.type,
		updated_at: isoOrNull(asset.updatedMs),
		first_seen: null,
		last_seen: null,
		nb_events: 0,
		nb_alerts: 0,
		nb_atoms: Object.values(asset.atoms).flat().length,
		atoms: asset.atoms,
		props: unwrapSingles(asset.props),
		tags: asset.tags,
		revoked: revoked !== null,
		revoked_at: isoOrNull(revoked?.atMs),
		revoked_by: revoked?.by.uuid ?? null,
		reviewed: reviewed !== null,
		reviewed_at: isoOrNull(reviewed?.atMs),
		reviewed_by: reviewed?.by.uuid ?? null,
		source: asset.source,
		rule_uuid: null,
		rule_version: null,
		criticity: { value: asset.criticality, display: criticityDisplay(asset.criticality) },
		asset_type: { uuid: V1_TYPES[asset.type].uuid, name: V1_TYPES[asset.type].name },
	};
}

/** A property with one value is shown as that value, one with several as a list. */
function unwrapSingles(props: Record<string, string[]>): object {
	return Object.fromEntries(
		Object.entries(props).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
}
