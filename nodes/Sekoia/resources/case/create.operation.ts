import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { optionalLocator } from '../../../shared/fields/locators';
import { trimmed } from '../../../shared/fields/parsers';
import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { withListChanges } from '../listChanges';
import { communityLocator } from '../tenant';
import { simplifiedCase } from './case';
import { editableFields, tagsField, titleProperty } from './editableFields';
import { subscriber, subscribersField } from './subscribers';

export const create = request({
	documented: 'Create case',
	name: 'Create',
	value: 'create',
	action: 'Create a case',
	description: 'Open a case with its title, priority, tags and more (Create case)',
	call: 'POST /api/v1/sic/cases',
	permissions: ['Manage cases'],
	simplified: simplifiedCase,
	about: [answered('case')],
	fields: [
		field({ ...titleProperty, required: true }, body('title'), trimmed),
		additionalFields([
			...editableFields,
			subscribersField,
			tagsField,
			optionalLocator(
				{
					displayName: 'Community',
					name: 'communityUuid',
					description: 'The community that gets the case. Empty: the one of the API key.',
				},
				body('community_uuid'),
				communityLocator,
			),
		]),
	],
	prepare: async ({ call, client, values: { additionalFields: given } }) =>
		await withListChanges(call, client, { subscribers: { label: 'Subscribers', replace: given.subscribers, toEntry: subscriber } }),
});
