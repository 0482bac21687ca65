import { byId, byName } from './operationCase';
import { asset, assetV2, rows, uuid, type Answer } from './refusal';

const gone = 'SEKOIA.IO does not answer the first asset API';
const useSecond = 'Use the resource "Asset".';

/** Answers that the node explains more specifically than others with the same status. */
export const answers: Answer[] = [
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
	...['addComment', 'get', 'update', 'delete', 'getComments'].map((operation) => ({
		operation: `case: ${operation}`,
		parameters: { uuid: byId(uuid), caseUuid: byId(uuid), content: 'x', updateFields: { title: 'x' } },
		message: `SEKOIA.IO did not find the case ${uuid}: Case not found`,
		advice: 'Check its ID',
	})),
	{
		operation: 'case: addComment',
		parameters: { uuid: byId(uuid), content: 'x' },
		fault: { status: 403, body: { message: 'no' } },
		message: 'The API key lacks a permission (needed: "Comment on cases")',
		advice: 'or for "Manage cases".',
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
		message: '"Asset Type": "printer" is no asset type. Known are "computer", "network", "person", "website".',
		advice: 'Correct it, or give the ID',
	},
	{
		operation: 'iocCollection: addIndicators',
		parameters: { iocCollectionId: byId('..'), indicators: '203.0.113.9' },
		message: '"IOC Collection": ".." is no IOC collection. Known are "Blocked addresses", "Phishing domains".',
		advice: 'Correct it, or give the ID',
	},
	{
		operation: 'iocCollection: addIndicators',
		parameters: { iocCollectionId: byId(uuid), indicators: '203.0.113.9' },
		message: `SEKOIA.IO did not find the IOC collection ${uuid}: IOC Collection not found`,
		advice: 'Check its ID',
	},
	{
		operation: 'report: get',
		parameters: { uuid: byId(`report--${uuid}`) },
		message: `SEKOIA.IO did not find report--${uuid}: Report not found`,
		advice: 'Check the ID',
	},
	...['get', 'enable', 'disable'].map((operation) => ({
		operation: `rule: ${operation}`,
		parameters: { uuid: byId(uuid) },
		message: `SEKOIA.IO did not find the rule ${uuid}: Rule not found`,
		advice: 'Choose the rule from the list',
	})),
];
