import { byId, byName } from './operationCase';
import { asset, assetV2, rows, uuid, type Refusal } from './refusal';

/** Input that the operations on assets of both APIs refuse. */
export const assetRefusals: Refusal[] = [
	{
		operation: 'asset: create',
		what: 'a criticality above 100',
		parameters: { ...asset, criticity: 101 },
		message: '"Criticality" must be from 0 to 100, but it is 101',
	},
	{
		operation: 'asset: create',
		what: 'an empty type from an expression',
		parameters: { ...asset, assetType: byName('={{ $json.nothing }}') },
		message: '"Asset Type" is empty',
	},
	{
		operation: 'asset: create',
		what: 'a key without a value',
		parameters: { ...asset, additionalFields: { keys: { row: [{ name: 'fqdn', value: 'a.example' }, { name: 'ip-v4' }] } } },
		message: '"Keys": Key Value of row 2 is empty',
		advice: 'remove the row',
	},
	{
		operation: 'asset: create',
		what: 'an attribute without a name',
		parameters: { ...asset, additionalFields: { attributes: { row: [{ name: ' ', value: 'x' }] } } },
		message: '"Attributes": Attribute Name of row 1 is empty',
	},
	{
		operation: 'asset: delete',
		what: 'an empty ID from an expression',
		parameters: { uuid: byId('={{ $json.nothing }}') },
		message: '"Asset" is empty',
	},
	{
		operation: 'asset: addKey',
		what: 'a blank value',
		parameters: { uuid: byId(uuid), name: 'fqdn', value: '={{ " " }}' },
		message: '"Key Value" is empty',
	},
	{
		operation: 'asset: getAll',
		what: 'a range whose minimum is above its maximum',
		parameters: { filters: { criticality: { range: { min: 70, max: 50 } } } },
		message: '"Minimum Criticality" (70) is above "Maximum Criticality" (50)',
	},
	{
		operation: 'assetV2: create',
		what: 'a name of one character',
		parameters: { ...assetV2, name: ' D ' },
		message: '"Asset Name" must have at least 2 characters: "D"',
	},
	{
		operation: 'assetV2: create',
		what: 'a type of the first asset API',
		parameters: { ...assetV2, type: '={{ "computer" }}' },
		message: '"Asset Type" must be one of account, host, network, but it is "computer"',
	},
	{
		operation: 'assetV2: create',
		what: 'an unknown source',
		parameters: { ...assetV2, additionalFields: { source: '={{ "api" }}' } },
		message: '"Asset Source" must be one of automatic, import, manual, but it is "api"',
	},
	{
		operation: 'assetV2: create',
		what: 'an empty community from an expression',
		parameters: { ...assetV2, communityUuid: byId('={{ $json.nothing }}') },
		message: '"Community" is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'an invalid UUID',
		parameters: { ...assetV2, additionalFields: { uuid: 'DC01' } },
		message: '"Asset UUID" is not a UUID: "DC01"',
	},
	{
		operation: 'assetV2: create',
		what: 'a property without a value',
		parameters: { ...assetV2, additionalFields: { atoms: { row: [{ name: 'ipv4', value: '={{ [] }}' }] } } },
		message: '"Detection Properties": Detection Property Value of row 1 is empty',
		advice: 'remove the row',
	},
	{
		operation: 'assetV2: create',
		what: 'a property without a name',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: 'a', value: 'b' }, { name: '', value: 'x' }] } } },
		message: '"Contextual Properties": Contextual Property Name of row 2 is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'an entirely empty row of properties',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: '', value: '' }] } } },
		message: '"Contextual Properties": Contextual Property Name of row 1 is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'an object as the value of one property',
		parameters: { ...assetV2, additionalFields: { atoms: { row: [{ name: 'ipv4', value: '={{ ({ a: 1 }) }}' }] } } },
		message: '"Detection Properties: Detection Property Value" must be text, but it is an object',
	},
	{
		operation: 'assetV2: create',
		what: 'properties in broken JSON',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: '', value: '{"site": }' }] } } },
		message: '"Contextual Properties" is not valid JSON',
	},
	{
		operation: 'assetV2: update',
		what: 'an update without changes',
		parameters: { uuid: byId(uuid), updateFields: { atoms: {}, name: '', props: { row: [] }, tags: ['={{ $json.nothing }}'] } },
		message: 'There is nothing to update',
		advice: 'under Update Fields',
	},
	{
		operation: 'assetV2: update',
		what: 'a criticality below 0',
		parameters: { uuid: byId(uuid), updateFields: { criticality: -1 } },
		message: '"Criticality" must be from 0 to 100, but it is -1',
	},
	{
		operation: 'assetV2: getAll',
		what: 'Simplify for assets in the format of the first asset API',
		parameters: { simplify: true, options: { format: 'v1' } },
		message: '"Simplify" does not know the form of the first asset API',
		advice: 'Turn off Simplify',
	},
	{
		operation: 'assetV2: merge',
		what: 'an asset that is both source and destination',
		parameters: { destination: byId(uuid), sources: rows('9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36', uuid.toUpperCase()) },
		message: `"Source Assets" has the destination among them: "${uuid}"`,
		advice: 'Remove it from Sources',
	},
	{
		operation: 'assetV2: merge',
		what: 'no sources',
		parameters: { destination: byId(uuid), sources: rows('={{ [] }}') },
		message: '"Source Assets" is empty',
	},
	{
		operation: 'assetV2: addProperty',
		what: 'a name that would change the path',
		parameters: { uuid: byId(uuid), prop: '..', value: 'x' },
		message: '"Property Name" is not an ID: ".."',
	},
];
