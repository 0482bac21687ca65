import type { Asset } from '../state/model';
import { criticityDisplay, V1_TYPES } from './assetViewV1';
import { iso, isoOrNull } from './time';

/** What is shown of an asset on demand. */
interface AssetParts {
	/** Category, type and criticality also in the form of the first asset API. */
	asV1?: boolean;
	/** The detection properties. */
	atoms?: boolean;
	/** When it was seen, and in how many events and alerts. */
	telemetry?: boolean;
	/** The formats of the intakes that know it. */
	intakeFormats?: boolean;
	/** Partitions and vulnerabilities, of which a simulated asset has none. */
	compliance?: boolean;
}

/** An asset in a list of the second asset API, which leaves out what only a single asset shows. */
export function assetListItemV2(asset: Asset, parts: AssetParts): object {
	const { asV1, telemetry } = parts;
	const { reviewed, revoked } = asset;
	return {
		uuid: asset.uuid,
		entity_uuid: asset.entity_uuid,
		community_uuid: asset.community_uuid,
		name: asset.name,
		type: asset.type,
		category: asV1 ? { name: V1_TYPES[asset.type].category } : asset.category,
		criticality: asset.criticality,
		created_at: iso(asset.createdMs),
		created_by: asset.created_by.uuid,
		created_by_type: asset.created_by.type,
		updated_at: isoOrNull(asset.updatedMs),
		first_seen: telemetry ? iso(asset.createdMs) : null,
		last_seen: telemetry ? iso(asset.updatedMs ?? asset.createdMs) : null,
		nb_events: telemetry ? 12 : null,
		nb_alerts: telemetry ? 1 : null,
		nb_atoms: Object.values(asset.atoms).flat().length,
		atoms: parts.atoms ? asset.atoms : null,
		props: unwrapSingles(asset.props),
		typed_props: {},
		connectors: [],
		intake_format_uuids: parts.intakeFormats ? [] : null,
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
		criticity: asV1 ? { value: asset.criticality, display: criticityDisplay(asset.criticality) } : null,
		asset_type: asV1 ? { uuid: V1_TYPES[asset.type].uuid, name: V1_TYPES[asset.type].name } : null,
	};
}

/** A single asset as the second asset API shows it. */
export function assetViewV2(asset: Asset, parts: AssetParts = {}): object {
	return {
		...assetListItemV2(asset, { ...parts, atoms: true }),
		description: asset.description,
		locked_props: Object.keys(asset.props),
		intake_formats: [],
		...(parts.compliance && { partitions: [], vulnerabilities: [] }),
	};
}

/** A property with one value is shown as that value, one with several as a list. */
function unwrapSingles(props: Record<string, string[]>): object {
	return Object.fromEntries(
		Object.entries(props).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
}
