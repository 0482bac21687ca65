import { field, query } from '../../../shared/fields/field';
import { oneOf } from '../../../shared/fields/parsers';
import { booleanField } from '../../../shared/fields/simple';
import { inputError } from '../../../shared/inputError';
import { list } from '../../engine/define';
import { simplifiedListedAssetV2 } from './assetV2';
import { telemetryField } from './fields';
import { listFilters } from './getAllFilters';

export const getAll = list({
	documented: 'List Assets (V2)',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many assets',
	description: 'Find assets by name, type, category, criticality, tag and more (List Assets (V2))',
	call: 'GET /api/v2/asset-management/assets',
	pageSize: 100,
	simplified: simplifiedListedAssetV2,
	sort: {
		description: 'What the assets are sorted by',
		by: [
			{ name: 'Created At', value: 'created_at' },
			{ name: 'Criticality', value: 'criticality' },
			{ name: 'Name', value: 'name' },
			{ name: 'Type', value: 'type' },
		],
	},
	filters: listFilters,
	options: [
		field(
			{
				displayName: 'Format',
				name: 'format',
				type: 'options',
				options: [
					{ name: 'First Asset API', value: 'v1', description: 'As the resource Asset gives assets' },
					{ name: 'Second Asset API', value: '', description: 'As without this option' },
				],
				default: 'v1',
				description: 'Which form the assets have in the output',
			},
			query('format'),
			oneOf('v1'),
		),
		booleanField(
			{
				displayName: 'Include Detection Properties',
				name: 'incorporateAtoms',
				description: 'Whether to add the detection properties of each asset',
			},
			query('incorporate_atoms'),
			{ default: true },
		),
		booleanField(
			{
				displayName: 'Include Intake Formats',
				name: 'includeIntakeFormats',
				description: 'Whether to add the formats of the intakes that know each asset',
			},
			query('include_intake_formats'),
			{ default: true },
		),
		telemetryField,
	],
	check({ simplify, options: { format } }) {
		if (simplify && format === 'v1') {
			throw inputError(
				'"Simplify" does not know the form of the first asset API',
				'Turn off Simplify, or remove Format under Options.',
			);
		}
	},
});
