import { additionalFields } from '../../../shared/fields/collections';
import { body, query } from '../../../shared/fields/field';
import { booleanField, textField } from '../../../shared/fields/simple';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';
import { oneObject } from '../../engine/answer';
import { task } from '../../engine/define';
import { jsonSource, readJsonSource } from '../../engine/jsonSource';
import { proposalNameField } from './contentProposal';

/**
 * The bundle, if it has objects: the API would make a proposal even of an empty one.
 * @throws InputError when it has none
 */
function bundleWithObjects(bundle: Json): JsonObject {
	if (!isJsonObject(bundle)) {
		throw inputError('The bundle must be a JSON object', 'A STIX bundle looks like {"type": "bundle", "id": "bundle--...", "objects": [...]}.');
	}
	if (Array.isArray(bundle.objects) && bundle.objects.length > 0) return bundle;
	throw inputError('The bundle has no "objects", so nothing was sent', 'Give a STIX bundle with at least one object in its list "objects".');
}

export const create = task({
	documented: 'Create Content Proposal',
	name: 'Create',
	value: 'create',
	action: 'Create a content proposal',
	description: 'Propose the objects of a STIX bundle for the threat intelligence (Create Content Proposal)',
	call: 'POST /api/v2/inthreat/bundles',
	fields: [
		...jsonSource(
			{
				displayName: 'Bundle (JSON)',
				name: 'bundle',
				description: 'The STIX bundle to propose',
				placeholder: 'e.g. {"type": "bundle", "id": "bundle--...", "objects": [...]}',
			},
			body('data'),
		),
		additionalFields([
			textField(
				{
					displayName: 'Assigned To',
					name: 'assignedTo',
					description: 'UUID of the user who shall review the proposal',
					placeholder: 'e.g. 2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52',
				},
				query('assigned_to'),
			),
			booleanField(
				{
					displayName: 'Auto Merge',
					name: 'autoMerge',
					description: 'Whether to merge the proposal without a review. SEKOIA.IO does not unless this is turned on.',
				},
				query('auto_merge'),
				{ default: true },
			),
			booleanField(
				{
					displayName: 'Enrich',
					name: 'enrich',
					description: 'Whether SEKOIA.IO adds what it knows to the objects, as without this option. Turn it off to prevent it.',
				},
				query('enrich'),
				{ default: true },
			),
			proposalNameField,
		]),
	],
	async run({ values, call, client, files }) {
		const data = bundleWithObjects(await readJsonSource(values, 'bundle', files));
		return oneObject(await client.request({ ...call, body: { data } }), 'data');
	},
});
