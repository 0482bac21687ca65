import { query } from '../../../shared/fields/field';
import { locatorFilter } from '../../../shared/fields/locators';
import { booleanField, textField } from '../../../shared/fields/simple';
import { list } from '../../engine/define';
import { communityLocator } from '../tenant';

export const getAll = list({
	documented: 'List the existing IOC collections',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many IOC collections',
	description: 'Find lists of indicators by name or community (List the existing IOC collections)',
	call: 'GET /api/v2/inthreat/ioc-collections',
	permissions: ['View IOC collections'],
	pageSize: 100,
	filters: [
		locatorFilter(
			{ displayName: 'Community', name: 'communityUuid', description: 'Collections of any of these communities' },
			query('match[community_uuid]'),
			communityLocator,
		),
		textField({ displayName: 'Name Contains', name: 'term', description: 'Collections whose name has this text', placeholder: 'e.g. phishing' }, query('term')),
	],
	options: [
		booleanField(
			{ displayName: 'Include Number of Indicators', name: 'withIndicatorsCount', description: 'Whether to add how many indicators each collection has' },
			query('with_indicators_count'),
			{ default: true },
		),
	],
});
