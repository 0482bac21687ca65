import { updateFields } from '../../../shared/fields/collections';
import { body, field, usedByNode } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { clearable } from '../../../shared/fields/variants';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { requireChange } from '../../engine/requireChange';
import { caseField, caseHints, simplifiedCase } from './case';
import { checkListChange, type ListChange, READS_FIRST, withListChanges } from '../listChanges';
import { tagChangeFields } from '../tags';
import { verdictFields } from '../verdictFields';
import { editableFields, tagsField, titleProperty } from './editableFields';
import { avatarOf, subscriber, subscribersField, usersField } from './subscribers';

/** Values of the fields that change lists. */
type Lists = Partial<Record<'subscribers' | 'addSubscribers' | 'removeSubscribers' | 'tags' | 'addTags' | 'removeTags', string[]>>;

const listChanges = (given: Lists): Record<string, ListChange> => ({
	subscribers: {
		label: 'Subscribers',
		replace: given.subscribers,
		add: given.addSubscribers,
		remove: given.removeSubscribers,
		toEntry: subscriber,
		keyOf: avatarOf,
	},
	tags: { label: 'Tags', replace: given.tags, add: given.addTags, remove: given.removeTags },
});

export const update = request({
	documented: 'Edit case',
	name: 'Update',
	value: 'update',
	action: 'Update a case',
	description: 'Change the title, status, priority, verdict or other members of a case (Edit case)',
	call: 'PATCH /api/v1/sic/cases/{uuid}',
	permissions: ['Manage cases'],
	hints: {
		...caseHints,
		409: {
			summary: 'The case cannot be edited in its current state',
			cure: 'Closed cases cannot be edited. Open the case again in SEKOIA.IO first.',
		},
	},
	simplified: simplifiedCase,
	about: [answered('case')],
	fields: [
		caseField,
		updateFields([
			field(titleProperty, body('title'), trimmed),
			...editableFields,
			...verdictFields,
			clearable(subscribersField, [], 'They replace those that the case has. Empty: nobody takes care of it.'),
			usersField(
				{ displayName: 'Subscribers to Add', name: 'addSubscribers', description: `Users to add to those who take care of the case. ${READS_FIRST}` },
				usedByNode('subscribers'),
			),
			usersField(
				{
					displayName: 'Subscribers to Remove',
					name: 'removeSubscribers',
					description: `Users who no longer take care of the case. Users who do not are ignored. ${READS_FIRST}`,
				},
				usedByNode('subscribers'),
			),
			clearable(tagsField, [], 'They replace those that the case has. Empty: the case loses its tags.'),
			...tagChangeFields('case', { added: 'phishing', removed: 'to-check' }),
		]),
	],
	check({ updateFields: changes }) {
		requireChange(changes);
		Object.values(listChanges(changes)).forEach(checkListChange);
	},
	prepare: async ({ call, client, values }) => await withListChanges(call, client, listChanges(values.updateFields), 'View cases'),
});
