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
		operation: 'case: addComment',
		what: 'an empty comment',
		parameters: { uuid: byId(uuid), content: '={{ "" }}' },
		message: '"Content" is empty',
	},
	{
		operation: 'case: addEvents',
		what: 'no events',
		parameters: { uuid: byId(uuid), eventIds: '={{ [] }}' },
		message: '"Event IDs" is empty',
	},
	{
		operation: 'case: create',
		what: 'a blank title',
		parameters: { title: '={{ " " }}' },
		message: '"Title" is empty',
	},
	{
		operation: 'case: create',
		what: 'a status that is no UUID',
		parameters: { title: 'x', additionalFields: { statusUuid: 'Opened' } },
		message: '"Status UUID" is not a UUID: "Opened"',
	},
	{
		operation: 'case: create',
		what: 'a subscriber without its UUID',
		parameters: { title: 'x', additionalFields: { subscribers: { row: [{ avatarUuid: uuid }, { type: 'user' }] } } },
		message: '"Subscribers": Avatar UUID of row 2 is empty',
		advice: 'remove the row',
	},
	{
		operation: 'case: update',
		what: 'a subscriber by name',
		parameters: { uuid: byId(uuid), updateFields: { subscribers: { row: [{ avatarUuid: 'alice' }] } } },
		message: '"Subscribers: Avatar UUID" is not a UUID: "alice"',
	},
	{
		operation: 'case: update',
		what: 'an update of nothing',
		parameters: { uuid: byId(uuid) },
		message: 'There is nothing to update',
		advice: 'Update Fields',
	},
	{
		operation: 'case: update',
		what: 'an empty description alone',
		parameters: { uuid: byId(uuid), updateFields: { description: '' } },
		message: 'There is nothing to update',
	},
	{
		operation: 'case: search',
		what: 'an alert by its short ID',
		parameters: { filters: { alertUuid: [byId('ALq7Rk2pXw9d')] } },
		message: '"Alert" is not a UUID: "ALq7Rk2pXw9d"',
	},
	{
		operation: 'case: search',
		what: 'a status by name in place of its UUID',
		parameters: { filters: { statusUuid: ['Opened'] } },
		message: '"Status UUID" is not a UUID: "Opened"',
	},
	{
		operation: 'case: search',
		what: 'a case by its short ID in place of its UUID',
		parameters: { filters: { uuid: ['CAs3jT8mQz5b'] } },
		message: '"UUID" is not a UUID: "CAs3jT8mQz5b"',
	},
	{
		operation: 'case: removeEvent',
		what: 'an event that leads elsewhere',
		parameters: { caseUuid: byId(uuid), eventId: '..' },
		message: '"Event ID" is not an ID: ".."',
	},
	...[
		{ operation: 'case: get', name: 'uuid' },
		{ operation: 'case: delete', name: 'caseUuid' },
	].map(({ operation, name }) => ({
		operation,
		what: 'an alert in place of the case',
		parameters: { [name]: byId('ALq7Rk2pXw9d') },
		message: '"Case" is neither a UUID nor a short ID: "ALq7Rk2pXw9d"',
	})),
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
const useSecond = 'Use the resource "Asset (V2)" where this node has it, else call /api/v2/asset-management/assets';

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
		message: 'SEKOIA.IO did not find the asset: Asset not found',
		advice: useSecond,
	})),
	{
		operation: 'case: attachAlerts',
		parameters: { caseUuid: byId(uuid), alerts: rows(uuid) },
		message: 'SEKOIA.IO did not find the case or one of the alerts: Case not found',
		advice: 'Check their IDs',
	},
	...['addComment', 'get', 'update', 'delete', 'getComments'].map((operation) => ({
		operation: `case: ${operation}`,
		parameters: { uuid: byId(uuid), caseUuid: byId(uuid), content: 'x', updateFields: { title: 'x' } },
		message: 'SEKOIA.IO did not find the case: Case not found',
		advice: 'Check its ID',
	})),
	{
		operation: 'case: addComment',
		parameters: { uuid: byId(uuid), content: 'x' },
		fault: { status: 403, body: { message: 'no' } },
		message: 'The API key lacks a permission',
		advice: 'or for "Manage cases". Needed: "Comment on cases".',
	},
	{
		operation: 'case: addEvents',
		parameters: { uuid: byId(uuid), eventIds: 'x' },
		message: 'SEKOIA.IO did not find the case or one of the events',
		advice: 'values of __event_id, not of event.id',
	},
	{
		operation: 'case: removeEvent',
		parameters: { caseUuid: byId(uuid), eventId: 'x' },
		message: 'SEKOIA.IO did not find the case, or the event in it',
		advice: 'the value of event.id, not of __event_id',
	},
	{
		operation: 'case: update',
		parameters: { uuid: byId(uuid), updateFields: { title: 'x' } },
		fault: { status: 409, body: { message: 'closed' } },
		message: 'The case cannot be edited in its current state: closed',
		advice: 'Closed cases cannot be edited',
	},
	{
		operation: 'countermeasure: activate',
		parameters: { cmUuid: uuid },
		message: 'SEKOIA.IO did not find the countermeasure: Countermeasure not found',
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
		message: 'SEKOIA.IO did not find it: Report not found',
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
