import type { StatusHints } from '../../../shared/http/apiCall';

/** For calls on one asset. */
export const assetHints: StatusHints = {
	404: {
		summary: 'SEKOIA.IO did not find the asset {id}',
		cure: 'Check its UUID, and that it belongs to a community the API key can see.',
	},
};
