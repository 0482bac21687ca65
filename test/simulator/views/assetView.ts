import { createHash } from 'node:crypto';
import type { Asset, AssetType, Named } from '../state/model';
import { iso, isoOrNull } from './time';

/** How the two asset APIs name the same kinds of asset. */
export const V1_TYPES: Record<AssetType, { uuid: string; name: string; category: V1Category }> = {
	host: { uuid: '65f8ebba-e400-4ef7-844d-2881e2cf175c', name: 'computer', category: 'technical' },
	network: { uuid: '4aac4b72-14cf-4159-a4e5-32fa8c1f3da6', name: 'network', category: 'technical' },
	account: { uuid: 'e47dcc10-7c1d-4922-b20f-5d16b5e3648f', name: 'person', category: 'people' },
};

type V1Category = keyof typeof V1_CATEGORIES;

export const V1_CATEGORIES = {
	technical: '1c646cb3-54c3-44cb-88d3-2db24de2fcf4',
	people: '87da56fc-1e88-467a-9e62-940caad7d318',
} as const;

/** v1 key names of v2 detection properties; the others keep their name. */
const V1_KEY_NAMES: Record<string, string> = {
	ipv4: 'ip-v4',
	ipv6: 'ip-v6',
	cidrv4: 'cidr-v4',
	cidrv6: 'cidr-v6',
	asn: 'as',
	hostname: 'host',
	lastname: 'name',
	username: 'name',
};

export function atomName(v1Key: string): string {
	const named = Object.keys(V1_KEY_NAMES).filter((property) => V1_KEY_NAMES[property] === v1Key);
	return named.at(-1) ?? v1Key;
}

interface Row {
	uuid: string;
	name: string;
	value: string;
}

/** Adds a value to a property and gives the v1 row that shows it. */
export function addRow(asset: Asset, part: 'atoms' | 'props', name: string, value: string): Row {
	const property = part === 'atoms' ? atomName(name) : name;
	// Names come from clients: through a Map even `__proto__` is a plain one.
	const properties = new Map(Object.entries(asset[part]));
	const values = properties.get(property) ?? [];
	if (!values.includes(value)) properties.set(property, [...values, value]);
	asset[part] = Object.fromEntries(properties);
	return row(asset, name, value);
}

/** The rows have no ids in v2, so theirs are computed. */
function row(asset: Asset, name: string, value: string): Row {
	const hash = createHash('sha256').update(`${asset.uuid}\n${name}\n${value}`).digest('hex');
	const uuid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
	return { uuid, name, value };
}

const rows = (asset: Asset, part: Record<string, string[]>, nameOf: (property: string) => string) =>
	Object.entries(part).flatMap(([property, values]) => values.map((value) => row(asset, nameOf(property), value)));

function criticityDisplay(value: number): string {
	if (value < 34) return 'low';
	return value < 68 ? 'medium' : 'high';
}

/** The type as the first asset API shows it. */
export const typeV1 = (asset: Asset): Named => asset.ownType ?? V1_TYPES[asset.type];

/** @param whole false for the items of a list, which lack keys and attributes */
export function assetViewV1(asset: Asset, whole: boolean): object {
	const { category } = V1_TYPES[asset.type];
	const { uuid, name } = typeV1(asset);
	return {
		uuid: asset.uuid,
		name: asset.name,
		description: asset.description || null,
		category: {
			uuid: V1_CATEGORIES[category],
			name: category,
			types: Object.values(V1_TYPES).filter((type) => type.category === category).map((type) => type.name),
			description: `${category} assets`,
		},
		asset_type: { uuid, name, description: `A ${name}` },
		criticity: { value: asset.criticality, display: criticityDisplay(asset.criticality) },
		owners: asset.owners,
		community_uuid: asset.community_uuid,
		created_at: iso(asset.createdMs),
		updated_at: isoOrNull(asset.updatedMs),
		...(whole && {
			keys: rows(asset, asset.atoms, (property) => V1_KEY_NAMES[property] ?? property),
			attributes: rows(asset, asset.props, (property) => property),
		}),
	};
}

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

function unwrapSingles(props: Record<string, string[]>): object {
	return Object.fromEntries(Object.entries(props).map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
