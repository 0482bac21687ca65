import { created, type Members } from './shape';

/** Assets of the second asset API, as in SEKOIA.IO's OpenAPI file of the whole API (July 2026). */

/** An asset in a list. */
export const listedAsset: Members = {
	uuid: 'string',
	entity_uuid: 'string',
	community_uuid: 'string',
	name: 'string',
	type: 'string',
	category: 'string',
	criticality: 'integer',
	...created,
	updated_at: 'string',
	first_seen: 'string',
	last_seen: 'string',
	nb_events: 'integer',
	nb_alerts: 'integer',
	nb_atoms: 'integer',
	atoms: 'object',
	props: 'object',
	typed_props: 'object',
	connectors: [
		{ uuid: 'string', connector_uuid: 'string', first_seen: 'string', last_seen: 'string', external_id: 'string' },
	],
	intake_format_uuids: ['string'],
	tags: ['string'],
	revoked: 'boolean',
	revoked_at: 'string',
	revoked_by: 'string',
	reviewed: 'boolean',
	reviewed_at: 'string',
	reviewed_by: 'string',
	source: 'string',
	rule_uuid: 'string',
	rule_version: 'string',
	criticity: 'object',
	asset_type: 'object',
};

/** A single asset. */
export const asset: Members = {
	...listedAsset,
	description: 'string',
	locked_props: ['string'],
	intake_formats: [{ uuid: 'string', first_seen: 'string', last_seen: 'string', nb_events: 'number' }],
};

const connector = { uuid: 'string', connector_uuid: 'string', first_seen: 'string', last_seen: 'string' } as const;

/** A single asset that is read, for which its compliance can be asked. */
export const assetWithCompliance: Members = {
	...asset,
	partitions: [{ mountpoint: 'string', encrypted: 'boolean' }],
	vulnerabilities: [
		{
			uuid: 'string',
			community_uuid: 'string',
			title: 'string',
			description: 'string',
			cve_ids: ['string'],
			cvss_score: 'number',
			cwe: 'string',
			unified_risk_score: 'integer',
			unified_risk_score_str: 'string',
			software: 'string',
			version: 'string',
			created_at: 'string',
			updated_at: 'string',
			severity: 'string',
			status: 'string',
			closed_at: 'string',
			closed_by: 'string',
			closed_by_type: 'string',
			external_reference_id: 'string',
			vulnerability_uids: ['string'],
			connectors: [connector],
			source_connector: connector,
		},
	],
};
