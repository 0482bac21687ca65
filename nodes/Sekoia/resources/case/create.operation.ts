import { additionalFields, simplifyField } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { trimmed } from '../../../shared/fields/parsers';
import { communityLocator, optionalLocator } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';
import { simplifiedCase } from '../../engine/simplify';
import { editableFields, titleProperty } from './editableFields';

export const create = operation({
	documented: 'Create case',
	name: 'Create',
	value: 'create',
	action: 'Create a case',
	description: 'Open a case with its title, priority, tags and more (Create case)',
	request: { method: 'POST', path: '/api/v1/sic/cases' },
	permissions: ['Manage cases'],
	simplified: simplifiedCase,
	fields: [
		field({ ...titleProperty, required: true }, body('title'), trimmed),
		simplifyField,
		additionalFields([
			...editableFields,
			optionalLocator(communityLocator, {
				displayName: 'Community',
				name: 'communityUuid',
				destination: body('community_uuid'),
				description: 'The community that gets the case. Empty: the one of the API key.',
			}),
		]),
	],
});
