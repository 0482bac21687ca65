import { additionalFields } from '../../../shared/fields/collections';
import { body, query } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { booleanField } from '../../../shared/fields/simple';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import { told } from '../../engine/about';
import { oneObject } from '../../engine/answer';
import { task } from '../../engine/define';
import { type GivenJson, jsonSource, readJsonSource } from '../../engine/jsonSource';
import { bundleOf, readStix } from '../../engine/stix';
import { avatarLocator } from '../tenant';
import { proposalNameField } from './contentProposal';

const bundleTexts = {
	displayName: 'Bundle (JSON)',
	name: 'bundle',
	description: 'The STIX bundle to propose. A bundle is made around a list of STIX objects, one object, or JSON Lines.',
	placeholder: 'e.g. {"type": "bundle", "id": "bundle--...", "objects": [...]}',
} as const;

/**
 * The bundle to propose, if it has objects: the API would make a proposal even of an empty one.
 * @throws InputError when it has none, or one of them is no STIX object
 */
function bundleToPropose({ value, title }: GivenJson): JsonObject {
	const stix = readStix(value);
	if (stix.objects.length === 0) {
		throw inputError(`${title} has no "objects", so nothing was sent`, 'Give a STIX bundle, or a list of STIX objects, with at least one object.');
	}
	const other = stix.objects.findIndex((object) => !isJsonObject(object) || typeof object.type !== 'string');
	if (other === -1) return bundleOf(stix);
	throw inputError(
		`${title}: object ${other} is no STIX object, so nothing was sent`,
		'Each is a JSON object with its "type". A STIX bundle looks like {"type": "bundle", "id": "bundle--...", "objects": [...]}.',
	);
}

export const create = task({
	documented: 'Create Content Proposal',
	name: 'Create',
	value: 'create',
	action: 'Create a content proposal',
	description: 'Propose the objects of a STIX bundle for the threat intelligence (Create Content Proposal)',
	call: 'POST /api/v2/inthreat/bundles',
	about: [told('content_proposal_id', 'content_proposal_id')],
	fields: [
		...jsonSource(bundleTexts, body('data')),
		additionalFields([
			optionalLocator(
				{ displayName: 'Assigned To', name: 'assignedTo', description: 'The user who should review the proposal' },
				query('assigned_to'),
				avatarLocator,
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
					displayName: 'Enrich Objects',
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
		const data = bundleToPropose(await readJsonSource(values, bundleTexts, files));
		return oneObject(await client.request({ ...call, body: { data } }), 'data');
	},
});
