import { body } from '../../../shared/fields/field';
import { locatorField, locatorRows } from '../../../shared/fields/locators';
import { inputError, shown } from '../../../shared/inputError';
import { answered, given } from '../../engine/about';
import { request } from '../../engine/define';
import { assetV2Locator } from './assetV2';

export const merge = request({
	documented: 'Merge Assets',
	name: 'Merge',
	value: 'merge',
	action: 'Merge assets',
	description: 'Move what is known of some assets to another one; the former get revoked (Merge Assets)',
	call: 'POST /api/v2/asset-management/assets/merge',
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the destination or one of the sources',
			cure: 'Check their UUIDs, and that they belong to a community the API key can see.',
		},
	},
	about: [answered('asset'), given('source_uuids', 'sources')],
	fields: [
		locatorField(
			{ displayName: 'Destination Asset', name: 'destination', description: 'The asset that stays and gets what the sources have' },
			body('destination'),
			assetV2Locator,
		),
		locatorRows(
			{
				displayName: 'Source Assets',
				name: 'sources',
				description: 'The assets that become part of the destination and get revoked. The ID of one may be an expression that gives a list.',
			},
			body('sources'),
			{ ...assetV2Locator, row: 'Source Asset' },
		),
	],
	check({ destination, sources }) {
		if (sources.some((source) => source.toLowerCase() === destination.toLowerCase())) {
			throw inputError(
				`"Source Assets" has the destination among them: ${shown(destination)}`,
				'Remove it from Sources: it would be revoked.',
			);
		}
	},
});
