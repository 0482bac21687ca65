import type { Members } from './shape';

/** Assets of the first asset API: the outputs of SEKOIA.IO's playbook module (v2.14 to v2.70), which still calls it. */

const named = { uuid: 'string', name: 'string', description: 'string' } as const;

/** A key or an attribute of an asset, as it is in one and as adding it answers. */
export const keyOrAttribute: Members = { uuid: 'string', name: 'string', value: 'string' };

/** An asset in a list: a recorded answer has neither keys nor attributes. */
export const listedAssetV1: Members = {
	...named,
	category: { ...named, types: ['string'] },
	asset_type: named,
	criticity: { value: 'integer', display: 'string' },
	owners: ['string'],
	community_uuid: 'string',
	created_at: 'string',
	updated_at: 'string',
};

/** A single asset, as it is read and created. */
export const assetV1: Members = { ...listedAssetV1, keys: [keyOrAttribute], attributes: [keyOrAttribute] };
