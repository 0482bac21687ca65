import { writeInput } from './inputFile';
import { byId, byUrl, withFile } from './operationCase';
import { uuid, type Refusal } from './refusal';

const notification = {
	ruleId: 'r',
	ruleName: 'r',
	rulesetName: 'r',
	ruleType: 'r',
	created: '2025-01-01',
	observableType: 'url',
	observableId: 'url--1',
};

/** Input that the operations on all other resources refuse. */
export const otherRefusals: Refusal[] = [
	{
		operation: 'countermeasure: activate',
		what: 'something that is not a UUID',
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
		what: 'a file that does not exist',
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
		what: 'a file that is not a PDF',
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
		what: 'an address that is not an HTTP address',
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
		what: 'the address of something else',
		parameters: { uuid: byUrl('https://app.sekoia.io/intelligence/objects') },
		message: '"Report" is an address without the ID of a report',
	},
	{
		operation: 'report: get',
		what: 'an ID that would change the path',
		parameters: { uuid: byId('..') },
		message: '"Report" is not an ID: ".."',
	},
	{
		operation: 'trackerNotification: create',
		what: 'an invalid date',
		parameters: { ...notification, created: 'yesterday evening' },
		message: '"Created" is not a time: "yesterday evening"',
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
