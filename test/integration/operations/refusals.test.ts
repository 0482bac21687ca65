import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf } from '../../harness/engine';
import type { Fault } from '../../simulator';
import { writeInput } from './inputFile';
import { byId, byName, byUrl, withFile } from './operationCase';
import { credentialOf, withTenant } from './tenant';

const uuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

interface Refusal {
	operation: string;
	what: string;
	parameters: IDataObject;
	items?: INodeExecutionData[];
	message: string;
	/** Part of what the user is told to do */
	advice?: string;
}

const asset = { name: 'DC01', assetType: byName('computer'), criticity: 0 };
const assetV2 = { communityUuid: byId(uuid), name: 'DC01', type: 'host' };
const rows = (...ids: string[]) => ({ row: ids.map((id) => ({ id: byId(id) })) });
const notification = {
	ruleId: 'r',
	ruleName: 'r',
	rulesetName: 'r',
	ruleType: 'r',
	created: '2025-01-01',
	observableType: 'url',
	observableId: 'url--1',
};

const refusals: Refusal[] = [
	{
		operation: 'case: attachAlerts',
		what: 'no alerts',
		parameters: { caseUuid: byId(uuid), alerts: rows('={{ [] }}') },
		message: '"Alerts" is empty',
	},
	{
		operation: 'case: attachAlerts',
		what: 'something that is no alert',
		parameters: { caseUuid: byId(uuid), alerts: rows('ALq7Rk2pXw9d', 'CAs3jT8mQz5b') },
		message: '"Alerts" is neither a UUID nor a short ID: "CAs3jT8mQz5b"',
		advice: 'ALq7Rk2pXw9d',
	},
	{
		operation: 'case: attachAlerts',
		what: 'an alert in place of the case',
		parameters: { caseUuid: byId('ALq7Rk2pXw9d'), alerts: rows('ALq7Rk2pXw9d') },
		message: '"Case" is neither a UUID nor a short ID: "ALq7Rk2pXw9d"',
	},
	{
		operation: 'countermeasure: activate',
		what: 'something that is no UUID',
		parameters: { cmUuid: '../../x' },
		message: '"Countermeasure UUID" is not a UUID: "../../x"',
	},
	{
		operation: 'countermeasure: deny',
		what: 'an author of more than 32 characters',
		parameters: { cmUuid: uuid, additionalFields: { comment: 'no', author: 'a'.repeat(33) } },
		message: '"Author" has 33 characters, but 32 are allowed',
		advice: 'Shorten',
	},
	{
		operation: 'countermeasure: deny',
		what: 'an author without a comment',
		parameters: { cmUuid: uuid, additionalFields: { author: 'Alice' } },
		message: '"Comment" is empty, but "Author" is not',
	},
	{
		operation: 'asset: create',
		what: 'a criticality above 100',
		parameters: { ...asset, criticity: 101 },
		message: '"Criticality" must be from 0 to 100, but it is 101',
	},
	{
		operation: 'asset: create',
		what: 'no type from an expression',
		parameters: { ...asset, assetType: byName('={{ $json.nothing }}') },
		message: '"Asset Type" is empty',
	},
	{
		operation: 'asset: create',
		what: 'a key without a value',
		parameters: { ...asset, additionalFields: { keys: { row: [{ name: 'fqdn', value: 'a.example' }, { name: 'ip-v4' }] } } },
		message: '"Keys": Value of row 2 is empty',
		advice: 'remove the row',
	},
	{
		operation: 'asset: create',
		what: 'an attribute without a name',
		parameters: { ...asset, additionalFields: { attributes: { row: [{ name: ' ', value: 'x' }] } } },
		message: '"Attributes": Name of row 1 is empty',
	},
	{
		operation: 'asset: get',
		what: 'a name in place of the UUID',
		parameters: { uuid: byId('DC01') },
		message: '"Asset" is not a UUID: "DC01"',
	},
	{
		operation: 'asset: delete',
		what: 'nothing from an expression',
		parameters: { uuid: byId('={{ $json.nothing }}') },
		message: '"Asset" is empty',
	},
	{
		operation: 'asset: addKey',
		what: 'a blank value',
		parameters: { uuid: byId(uuid), name: 'fqdn', value: '={{ " " }}' },
		message: '"Value" is empty',
	},
	{
		operation: 'asset: getAll',
		what: 'a range upside down',
		parameters: { filters: { criticality: { range: { min: 70, max: 50 } } } },
		message: '"Criticality": Min (70) is above Max (50)',
	},
	{
		operation: 'assetV2: create',
		what: 'a name of one character',
		parameters: { ...assetV2, name: ' D ' },
		message: '"Name" must have at least 2 characters: "D"',
	},
	{
		operation: 'assetV2: create',
		what: 'a type of the first asset API',
		parameters: { ...assetV2, type: '={{ "computer" }}' },
		message: '"Type" must be one of account, host, network, but it is "computer"',
	},
	{
		operation: 'assetV2: create',
		what: 'a source it does not know',
		parameters: { ...assetV2, additionalFields: { source: '={{ "api" }}' } },
		message: '"Source" must be one of automatic, import, manual, but it is "api"',
	},
	{
		operation: 'assetV2: create',
		what: 'no community from an expression',
		parameters: { ...assetV2, communityUuid: byId('={{ $json.nothing }}') },
		message: '"Community" is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'a UUID that is none',
		parameters: { ...assetV2, additionalFields: { uuid: 'DC01' } },
		message: '"UUID" is not a UUID: "DC01"',
	},
	{
		operation: 'assetV2: create',
		what: 'a property without a value',
		parameters: { ...assetV2, additionalFields: { atoms: { row: [{ name: 'ipv4', value: '={{ [] }}' }] } } },
		message: '"Detection Properties": Value of row 1 is empty',
		advice: 'remove the row',
	},
	{
		operation: 'assetV2: create',
		what: 'a property without a name',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: 'a', value: 'b' }, { name: '', value: 'x' }] } } },
		message: '"Contextual Properties": Name of row 2 is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'a row of properties that is all empty',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: '', value: '' }] } } },
		message: '"Contextual Properties": Name of row 1 is empty',
	},
	{
		operation: 'assetV2: create',
		what: 'an object as the value of one property',
		parameters: { ...assetV2, additionalFields: { atoms: { row: [{ name: 'ipv4', value: '={{ ({ a: 1 }) }}' }] } } },
		message: '"Detection Properties: Value" must be text, but it is an object',
	},
	{
		operation: 'assetV2: create',
		what: 'properties in broken JSON',
		parameters: { ...assetV2, additionalFields: { props: { row: [{ name: '', value: '{"site": }' }] } } },
		message: '"Contextual Properties" is not valid JSON',
	},
	{
		operation: 'assetV2: update',
		what: 'nothing to change',
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
		what: 'to simplify assets of the first form',
		parameters: { simplify: true, options: { format: 'v1' } },
		message: '"Simplify" does not know the form of the first asset API',
		advice: 'Turn off Simplify',
	},
	{
		operation: 'assetV2: merge',
		what: 'an asset that is both source and destination',
		parameters: { destination: byId(uuid), sources: rows('9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36', uuid.toUpperCase()) },
		message: `"Sources" has the destination among them: "${uuid}"`,
		advice: 'Remove it from Sources',
	},
	{
		operation: 'assetV2: merge',
		what: 'no sources',
		parameters: { destination: byId(uuid), sources: rows('={{ [] }}') },
		message: '"Sources" is empty',
	},
	{
		operation: 'assetV2: addProperty',
		what: 'a name that leads elsewhere',
		parameters: { uuid: byId(uuid), prop: '..', value: 'x' },
		message: '"Name" is not an ID: ".."',
	},
	{
		operation: 'contentProposal: create',
		what: 'a bundle without objects',
		parameters: { bundle: '{"type": "bundle", "id": "bundle--1"}' },
		message: 'The bundle has no "objects", so nothing was sent',
	},
	{
		operation: 'contentProposal: create',
		what: 'a bundle with an empty list of objects',
		parameters: { bundle: '={{ $json }}' },
		items: [{ json: { type: 'bundle', objects: [] } }],
		message: 'The bundle has no "objects", so nothing was sent',
	},
	{
		operation: 'contentProposal: create',
		what: 'a list in place of the bundle, in a file',
		parameters: { inputMode: 'binary' },
		items: [withFile('[]', 'bundle.json')],
		message: 'The bundle must be a JSON object',
	},
	{
		operation: 'contentProposal: create',
		what: 'broken JSON in a file',
		parameters: { inputMode: 'binary' },
		items: [withFile('{"type": "bundle",\n "objects": [}', 'bundle.json')],
		message: '"bundle.json" is not valid JSON (',
	},
	{
		operation: 'contentProposal: create',
		what: 'a file that is not there',
		parameters: { inputMode: 'path', bundlePath: writeInput('other.json', '') + '.missing' },
		message: '"File Path": there is no readable file at ',
	},
	{
		operation: 'contentProposal: create',
		what: 'a file that n8n may not read',
		parameters: { inputMode: 'path', bundlePath: __filename },
		message: '"File Path": n8n may not read ',
		advice: 'N8N_RESTRICT_FILE_ACCESS_TO',
	},
	{
		operation: 'contentProposal: createFromPdf',
		what: 'a file that is no PDF',
		parameters: { inputMode: 'path', filePath: writeInput('zip.pdf', Buffer.concat([Buffer.from('PK'), Buffer.alloc(3_000_000)])) },
		message: 'zip.pdf is not a PDF, so it was not sent',
		advice: '%PDF-',
	},
	{
		operation: 'contentProposal: createFromPdf',
		what: 'a file whose signature comes too late',
		parameters: {},
		items: [withFile(`${' '.repeat(1020)}%PDF-1.7`, 'late.pdf')],
		message: 'late.pdf is not a PDF, so it was not sent',
	},
	{
		operation: 'contentProposal: createFromPdf',
		what: 'an empty file',
		parameters: { inputMode: 'path', filePath: writeInput('empty.pdf', '') },
		message: 'empty.pdf is not a PDF, so it was not sent',
	},
	{
		operation: 'contentProposal: createFromPdf',
		what: 'an item without the file',
		parameters: { inputMode: 'binary', binaryPropertyName: 'report' },
		items: [withFile('%PDF-', 'a.pdf', 'attachment')],
		message: '"Input Data Field Name": the input item has no file in the field "report"',
		advice: 'It has: attachment.',
	},
	{
		operation: 'contentProposal: createFromUrl',
		what: 'an address that is not of the web',
		parameters: { url: 'file:///etc/passwd' },
		message: '"URL" must be an address that starts with http:// or https://: "file:///etc/passwd"',
	},
	{
		operation: 'observable: upload',
		what: 'an empty list',
		parameters: { observables: '[]' },
		message: 'There are no observables, so nothing was sent',
	},
	{
		operation: 'observable: upload',
		what: 'a bundle without objects',
		parameters: { observables: '{"type": "bundle"}' },
		message: 'The observables must be a list of objects, or a STIX bundle with "objects"',
	},
	{
		operation: 'observable: upload',
		what: 'a list of texts',
		parameters: { observables: '["203.0.113.9"]' },
		message: 'The observables must be a list of objects, or a STIX bundle with "objects"',
		advice: '"type": "ipv4-addr"',
	},
	{
		operation: 'report: get',
		what: 'an address of something else',
		parameters: { uuid: byUrl('https://app.sekoia.io/intelligence/objects') },
		message: '"Report" is an address without the ID of a report',
	},
	{
		operation: 'report: get',
		what: 'an ID that leads elsewhere',
		parameters: { uuid: byId('..') },
		message: '"Report" is not an ID: ".."',
	},
	{
		operation: 'trackerNotification: create',
		what: 'a date that is none',
		parameters: { ...notification, created: 'yesterday evening' },
		message: '"Created" is not a date: "yesterday evening"',
	},
	{
		operation: 'trackerNotification: create',
		what: 'a list where an object is needed',
		parameters: { ...notification, additionalFields: { details: '[]' } },
		message: '"Details (JSON)" must be a JSON object, but it is a list',
	},
	{
		operation: 'trackerNotification: create',
		what: 'an object where a list is needed',
		parameters: { ...notification, ruleFields: { killChainPhases: '{}' } },
		message: '"Kill Chain Phases (JSON)" must be a JSON list, but it is an object',
	},
	{
		operation: 'trackerNotification: create',
		what: 'JSON that lacks members',
		parameters: { specifyData: 'json', data: '{"rule": {"id": "1", "name": "x", "type": "y"}, "observable": {"type": "url", "id": ""}}' },
		message: '"Data (JSON)" lacks rule.ruleset_name, created, observable.id',
	},
];

test.each(refusals)('$operation refuses $what before any request', async (refusal) => {
	const [resource, operation] = refusal.operation.split(': ');
	await withTenant(async (simulator) => {
		const error = await errorOf({
			parameters: { resource, operation, ...refusal.parameters },
			credential: credentialOf(simulator),
			items: refusal.items,
		});
		expect(error.message).toContain(refusal.message);
		if (refusal.advice) expect(`${error.description}`).toContain(refusal.advice);
		expect(error.context?.itemIndex).toBe(0);
		expect(simulator.requests).toEqual([]);
	});
});

interface Answer {
	operation: string;
	parameters: IDataObject;
	fault?: Partial<Fault>;
	assetsV1?: boolean;
	message: string;
	advice: string;
}

const gone = 'SEKOIA.IO does not answer the first asset API';
const useSecond = 'Use the resource "Asset (V2)".';

const answers: Answer[] = [
	...['create', 'getAll'].flatMap((operation) =>
		[{ assetsV1: false }, { fault: { status: 410 } }].map((cause) => ({
			operation: `asset: ${operation}`,
			parameters: operation === 'create' ? asset : {},
			...cause,
			message: gone,
			advice: useSecond,
		})),
	),
	...['get', 'delete', 'addAttribute', 'addKey'].map((operation) => ({
		operation: `asset: ${operation}`,
		parameters: { uuid: byId(uuid), ...(operation.startsWith('add') ? { name: 'a', value: 'b' } : {}) },
		message: `SEKOIA.IO did not find the asset ${uuid}: Asset not found`,
		advice: useSecond,
	})),
	...['get', 'update', 'revoke', 'restore', 'addProperty'].map((operation) => ({
		operation: `assetV2: ${operation}`,
		parameters: {
			uuid: byId(uuid),
			...(operation === 'update' ? { updateFields: { criticality: 0 } } : {}),
			...(operation === 'addProperty' ? { prop: 'a', value: 'b' } : {}),
		},
		message: `SEKOIA.IO did not find the asset ${uuid}: Asset not found`,
		advice: 'Check its UUID',
	})),
	{
		operation: 'assetV2: delete',
		parameters: { uuid: byId(uuid) },
		message: `SEKOIA.IO did not find the asset ${uuid}: Asset not found`,
		advice: 'Use the operation Revoke',
	},
	{
		operation: 'assetV2: delete',
		parameters: { uuid: byId(uuid) },
		fault: { status: 405, body: { detail: 'Method Not Allowed' } },
		message: 'SEKOIA.IO does not offer to delete assets: Method Not Allowed',
		advice: 'Use the operation Revoke',
	},
	{
		operation: 'assetV2: merge',
		parameters: { destination: byId(uuid), sources: rows('9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36') },
		message: 'SEKOIA.IO did not find the destination or one of the sources: Asset not found',
		advice: 'Check their UUIDs',
	},
	{
		operation: 'assetV2: create',
		parameters: assetV2,
		fault: { status: 422, body: { detail: [{ loc: ['body', 'community_uuid'], msg: 'unknown community' }] } },
		message: 'SEKOIA.IO rejected a value: body.community_uuid: unknown community',
		advice: 'Correct the field',
	},
	{
		operation: 'case: attachAlerts',
		parameters: { caseUuid: byId(uuid), alerts: rows(uuid) },
		message: 'SEKOIA.IO did not find the case or one of the alerts: Case not found',
		advice: 'Check their IDs',
	},
	{
		operation: 'countermeasure: activate',
		parameters: { cmUuid: uuid },
		message: `SEKOIA.IO did not find the countermeasure ${uuid}: Countermeasure not found`,
		advice: 'not the UUID of the alert',
	},
	{
		operation: 'countermeasure: deny',
		parameters: { cmUuid: uuid },
		fault: { status: 409, body: { message: 'already activated' } },
		message: 'The countermeasure can no longer be decided on this way: already activated',
		advice: 'activated or denied already',
	},
	{
		operation: 'asset: create',
		parameters: { ...asset, assetType: byName('printer') },
		message: '"Asset Type" is none of the types of this tenant: "printer"',
		advice: 'Choose one from the list: computer, network, person, website.',
	},
	{
		operation: 'report: get',
		parameters: { uuid: byId('report--none') },
		message: 'SEKOIA.IO did not find report--none: Report not found',
		advice: 'Check the ID',
	},
];

test.each(answers)('$operation explains: $message', async ({ assetsV1, fault, ...answer }) => {
	const [resource, operation] = answer.operation.split(': ');
	await withTenant(
		async (simulator) => {
			if (fault) simulator.faults.add({ path: /./, ...fault });
			const parameters = { resource, operation, ...answer.parameters };
			const error = await errorOf({ parameters, credential: credentialOf(simulator) });
			expect(error.message).toContain(answer.message);
			expect(error.description).toContain(answer.advice);
			expect(simulator.requests).toHaveLength(1);
		},
		{ assetsV1 },
	);
});
