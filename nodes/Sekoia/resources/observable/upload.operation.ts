import { body } from '../../../shared/fields/field';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';
import { task } from '../../engine/define';
import { jsonSource, readJsonSource } from '../../engine/jsonSource';
import { readStix } from '../../engine/stix';

/** The body that the API takes, and how many objects it holds. */
interface Upload {
	data: JsonObject | Json[];
	count: number;
}

/** Observables in whatever shape `readStix` reads. @throws InputError when there is nothing to upload */
function uploadOf(observables: Json): Upload {
	const { bundle, objects } = readStix(observables);
	if (!objects.every(isJsonObject)) {
		throw inputError(
			'The observables must be a list of objects, or a STIX bundle with "objects"',
			'An observable looks like {"type": "ipv4-addr", "value": "203.0.113.9"}.',
		);
	}
	if (objects.length === 0) {
		throw inputError('There are no observables, so nothing was sent', 'Give a list, or a bundle, with at least one observable.');
	}
	return { data: bundle ?? objects, count: objects.length };
}

export const upload = task({
	documented: 'Upload Observables',
	name: 'Upload',
	value: 'upload',
	action: 'Upload observables',
	description: 'Add STIX observables to the threat intelligence (Upload Observables)',
	call: 'POST /api/v2/inthreat/observables/bulk',
	fields: jsonSource(
		{
			displayName: 'Observables (JSON)',
			name: 'observables',
			description: 'List of STIX observables, a STIX bundle, one observable, or JSON Lines',
			placeholder: 'e.g. [{"type": "ipv4-addr", "value": "203.0.113.9"}]',
		},
		body('data'),
	),
	async run({ values, call, client, files }) {
		const { data, count } = uploadOf(await readJsonSource(values, 'observables', files));
		await client.request({ ...call, body: { data } });
		return { success: true, uploaded: count };
	},
});
