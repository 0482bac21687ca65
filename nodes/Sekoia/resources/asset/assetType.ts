import { inputError } from '../../../shared/inputError';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import { body, field } from '../../operations/field';
import { trimmed, uuid, type Format } from '../../operations/formats';

/** Types that every tenant has; their ids are the same everywhere. */
const KNOWN_TYPES = [
	{ uuid: '65f8ebba-e400-4ef7-844d-2881e2cf175c', name: 'computer' },
	{ uuid: '4aac4b72-14cf-4159-a4e5-32fa8c1f3da6', name: 'network' },
	{ uuid: 'e47dcc10-7c1d-4922-b20f-5d16b5e3648f', name: 'person' },
];

/** A known type by its name or UUID, or an object `{uuid, name}`. Custom gives none. */
const assetType: Format<JsonObject> = (value, reading) => {
	if (isJsonObject(value) && value.__rl !== true) {
		return { uuid: value.uuid ?? null, name: value.name ?? null };
	}
	const entered = trimmed(value, reading)?.toLowerCase();
	if (entered === undefined || entered === 'custom') return undefined;
	const known = KNOWN_TYPES.find(({ uuid, name }) => uuid === entered || name === entered);
	if (known) return { ...known };
	throw inputError(
		`"${reading.label}" is none of the known types: "${entered}"`,
		'Use computer, network or person, or choose Custom and enter the UUID and the name of the type.',
	);
};

/**
 * The type of an asset: one that every tenant has, or the tenant's own. UUID and name are not marked as
 * required, since n8n would then ask for them whenever the type is an expression.
 */
export const assetTypeFields = [
	field(
		{
			displayName: 'Asset Type',
			name: 'assetType',
			type: 'options',
			options: [
				{ name: 'Computer', value: 'computer' },
				{ name: 'Custom', value: 'custom', description: 'Another type of your tenant, by UUID and name' },
				{ name: 'Network', value: 'network' },
				{ name: 'Person', value: 'person' },
			],
			default: 'computer',
			description: 'What the asset is',
		},
		body('asset_type'),
		assetType,
	),
	field(
		{
			displayName: 'Asset Type UUID',
			name: 'assetTypeUuid',
			type: 'string',
			displayOptions: { show: { assetType: ['custom'] } },
			default: '',
			placeholder: 'e.g. 8c1d5e70-2b94-4f36-a7d8-0e6b3f9c5a12',
			description: 'UUID of the type',
		},
		body('asset_type.uuid'),
		uuid,
	),
	field(
		{
			displayName: 'Asset Type Name',
			name: 'assetTypeName',
			type: 'string',
			displayOptions: { show: { assetType: ['custom'] } },
			default: '',
			placeholder: 'e.g. website',
			description: 'Name of the type',
		},
		body('asset_type.name'),
		trimmed,
	),
] as const;

/** @throws InputError when no type is given, or half of one */
export function checkAssetType(values: { assetType?: JsonObject; assetTypeUuid?: string; assetTypeName?: string }): void {
	const { assetType: known, assetTypeUuid, assetTypeName } = values;
	if (known !== undefined || (assetTypeUuid !== undefined && assetTypeName !== undefined)) return;
	throw inputError(
		'"Asset Type" is incomplete',
		'Choose a type. Custom needs both Asset Type UUID and Asset Type Name; an expression may give computer, network or person.',
	);
}
