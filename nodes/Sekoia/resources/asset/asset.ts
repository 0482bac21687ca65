import type { StatusHints } from '../../../shared/http/apiCall';

/** What helps where a tenant has only the second asset API. */
const WAY_OUT = 'This tenant may no longer offer the first asset API. Use the resource "Asset (V2)".';

const gone = { summary: 'SEKOIA.IO does not answer the first asset API', cure: WAY_OUT };

/** For calls on all assets, which are always there unless the API itself is gone. */
export const collectionHints: StatusHints = { 404: gone, 410: gone };

/** For calls on one asset, where nobody can tell an unknown asset from a missing API. */
export const assetHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the asset {id}',
		cure: `Check its UUID, and that it belongs to a community the API key can see. If other assets are not found either: ${WAY_OUT}`,
	},
	410: gone,
};
