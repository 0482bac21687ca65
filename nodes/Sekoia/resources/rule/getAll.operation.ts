import { list } from '../../engine/define';
import { getAllFilters } from './getAllFilters';
import { simplifiedRule } from './rule';

export const getAll = list({
	documented: 'List rules',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many rules',
	description: 'Find detection rules by name, severity, tag, data source and more (List rules)',
	call: 'GET /api/v1/sic/conf/rules-catalog/rules',
	permissions: ['View Rules Catalog'],
	pageSize: 100,
	simplified: simplifiedRule,
	filters: getAllFilters,
});
