import { byId } from './operationCase';
import { rows, uuid, type Refusal } from './refusal';

/** Input that the operations on cases refuse. */
export const caseRefusals: Refusal[] = [
	{
		operation: 'case: attachAlerts',
		what: 'no alerts',
		parameters: { caseUuid: byId(uuid), alerts: rows('={{ [] }}') },
		message: '"Alerts" is empty',
	},
	{
		operation: 'case: attachAlerts',
		what: 'a case in place of an alert',
		parameters: { caseUuid: byId(uuid), alerts: rows('ALq7Rk2pXw9d', 'CAs3jT8mQz5b') },
		message: '"Alerts" is the ID of a case, not of an alert: "CAs3jT8mQz5b"',
		advice: 'ALq7Rk2pXw9d',
	},
	{
		operation: 'case: attachAlerts',
		what: 'an alert in place of the case',
		parameters: { caseUuid: byId('ALq7Rk2pXw9d'), alerts: rows('ALq7Rk2pXw9d') },
		message: '"Case" is the ID of an alert, not of a case: "ALq7Rk2pXw9d"',
	},
	{
		operation: 'case: addComment',
		what: 'an empty comment',
		parameters: { uuid: byId(uuid), content: '={{ "" }}' },
		message: '"Comment" is empty',
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
		what: 'a status that is not a UUID',
		parameters: { title: 'x', additionalFields: { statusUuid: 'Opened' } },
		message: '"Status UUID" is not a UUID: "Opened"',
	},
	{
		operation: 'case: create',
		what: 'a subscriber that is an object',
		parameters: { title: 'x', additionalFields: { subscribers: ['={{ [{ avatar_uuid: "x" }] }}'] } },
		message: '"Subscribers" must be text, but it is an object',
	},
	{
		operation: 'case: update',
		what: 'tags that are replaced and added to at once',
		parameters: { uuid: byId(uuid), updateFields: { tags: [''], addTags: ['phishing'] } },
		message: '"Tags" replaces the whole list, so it cannot stand beside "Tags to Add"',
		advice: 'Remove one',
	},
	{
		operation: 'case: update',
		what: 'subscribers that are replaced and removed at once',
		parameters: { uuid: byId(uuid), updateFields: { subscribers: [uuid], removeSubscribers: [uuid] } },
		message: '"Subscribers" replaces the whole list, so it cannot stand beside "Subscribers to Remove"',
	},
	{
		operation: 'case: update',
		what: 'a tag that is added and removed at once',
		parameters: { uuid: byId(uuid), updateFields: { addTags: ['a', 'b'], removeTags: ['b'] } },
		message: '"b" is both in "Tags to Add" and in "Tags to Remove"',
	},
	{
		operation: 'assetV2: update',
		what: 'tags that are replaced and removed at once',
		parameters: { uuid: byId(uuid), updateFields: { tags: ['a'], removeTags: ['a'] } },
		message: '"Tags" replaces the whole list, so it cannot stand beside "Tags to Remove"',
	},
	{
		operation: 'case: update',
		what: 'an update without changes',
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
		what: 'a case in place of an alert',
		parameters: { filters: { alertUuid: [byId('CAs3jT8mQz5b')] } },
		message: '"Alert" is the ID of a case, not of an alert: "CAs3jT8mQz5b"',
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
		message: '"Case UUID" is not a UUID: "CAs3jT8mQz5b"',
	},
	{
		operation: 'case: removeEvent',
		what: 'an event ID that would change the path',
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
		message: '"Case" is the ID of an alert, not of a case: "ALq7Rk2pXw9d"',
	})),
];
