import { inputError } from '../../../shared/inputError';
import { body } from '../../../shared/fields/field';
import { assetV2Locator, locatorField, locatorRows } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';

export const merge = operation({
	documented: 'Merge Assets',
	name: 'Merge',
	value: 'merge',
	action: 'Merge assets (V2)',
	description: 'Move what is known of some assets to another one; the former get revoked (Merge Assets)',
	request: { method: 'POST', path: '/api/v2/asset-management/assets/merge' },
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the destination or one of the sources',
			cure: 'Check their UUIDs, and that they belong to a community the API key can see.',
		},
	},
	fields: [
		locatorField(
			assetV2Locator,
			'Destination',
			'destination',
			body('destination'),
			'The asset that stays and gets what the sources have',
		),
		locatorRows(assetV2Locator, {
			displayName: 'Sources',
			name: 'sources',
			row: 'Source',
			destination: body('sources'),
			description: 'The assets that become part of the destination and get revoked. The ID of one may be an expression that gives a list.',
		}),
	],
	check({ destination, sources }) {
		if (sources.some((source) => source.toLowerCase() === destination.toLowerCase())) {
			throw inputError(
				`"Sources" has the destination among them: "${destination}"`,
				'Remove it from Sources: it would be revoked.',
			);
		}
	},
});
