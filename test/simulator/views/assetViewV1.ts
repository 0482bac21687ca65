import { createHash } from 'node:crypto';
import type { Asset, AssetType, Named } from '../state/model';
import { uuidFromHex } from '../seed/random';
import { iso, isoOrNull } from './time';

/** What the first asset API calls the asset types of the second. */
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

/** The v1 key names of v2 detection properties; a property that is not listed has the same name in both. */
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

/** The detection property that a v1 key stands for; of several with the same key, the last one listed. */
export function propertyOfKey(v1Key: string): string {
	const named = Object.keys(V1_KEY_NAMES).filter((property) => V1_KEY_NAMES[property] === v1Key);
	return named.at(-1) ?? v1Key;
}

/** A key or an attribute as the first asset API shows it. */
export function rowView(asset: Asset, name: string, value: string): { uuid: string; name: string; value: string } {
	// Properties have no ids in v2, so the rows' ids are computed from what they hold.
	const hash = createHash('sha256').update(`${asset.uuid}\n${name}\n${value}`).digest('hex');
	return { uuid: uuidFromHex(hash), name, value };
}

const rows = (asset: Asset, properties: Record<string, string[]>, nameOf: (property: string) => string) =>
	Object.entries(properties).flatMap(([property, values]) =>
		values.map((value) => rowView(asset, nameOf(property), value)),
	);

/** The word that stands for a criticality, in both asset APIs. */
export function criticityDisplay(value: number): string {
	if (value < 34) return 'low';
	return value < 68 ? 'medium' : 'high';
}

/** The type of an asset as the first asset API shows it. */
export const typeV1 = (asset: Asset): Named => asset.ownType ?? V1_TYPES[asset.type];

/** An asset in a list of the first asset API, which leaves out keys and attributes. */
export function assetListItemV1(asset: Asset): object {
	const { category } = V1_TYPES[asset.type];
	const { uuid, name } = typeV1(asset);
	return {
		uuid: asset.uuid,
		name: asset.name,
		description: asset.description || null,
		category: {
			uuid: V1_CATEGORIES[category],
			name: category,
			types: Object.values(V1_TYPES)
				.filter((type) => type.category === category)
				.map((type) => type.name),
			description: `${category} assets`,
		},
		asset_type: { uuid, name, description: `A ${name}` },
		criticity: { value: asset.criticality, display: criticityDisplay(asset.criticality) },
		owners: asset.owners,
		community_uuid: asset.community_uuid,
		created_at: iso(asset.createdMs),
		updated_at: isoOrNull(asset.updatedMs),
	};
}

/** A single asset as the first asset API shows it. */
export function assetViewV1(asset: Asset): object {
	return {
		...assetListItemV1(asset),
		keys: rows(asset, asset.atoms, (property) => V1_KEY_NAMES[property] ?? property),
		attributes: rows(asset, asset.props, (property) => property),
	};
}
