import { chosen } from '../../engine/about';
import { request } from '../../engine/define';
import { assetV2Field } from './assetV2';

const REVOKE_INSTEAD =
	'Deleting is not in SEKOIA.IO\'s public API description and may not be offered. Use the operation Revoke, which Restore can undo.';

export const deleteAsset = request({
	documented: 'Delete an asset (V2)',
	name: 'Delete',
	value: 'delete',
	action: 'Delete an asset',
	description:
		'Delete an asset by a call that is not in SEKOIA.IO\'s public API description; Revoke is recommended instead (Delete an asset (V2))',
	call: 'DELETE /api/v2/asset-management/assets/{uuid}',
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the asset {id}',
			cure: `Check its UUID, and that it belongs to a community the API key can see. ${REVOKE_INSTEAD}`,
		},
		405: { summary: 'SEKOIA.IO does not offer to delete assets', cure: REVOKE_INSTEAD },
	},
	about: [chosen('asset', 'uuid')],
	fields: [assetV2Field],
	// Whatever is answered: no source tells what that is.
	output: (_, { uuid }) => ({ deleted: true, uuid }),
});
