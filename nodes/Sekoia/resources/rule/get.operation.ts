import { request } from '../../engine/define';
import { ruleField, ruleHints, simplifiedRule } from './rule';

export const get = request({
	documented: 'Get rule',
	name: 'Get',
	value: 'get',
	action: 'Get a rule',
	description: 'Get a detection rule: pattern, severity, tags, whether it is enabled, and more (Get rule)',
	call: 'GET /api/v1/sic/conf/rules-catalog/rules/{uuid}',
	permissions: ['View Rules Catalog'],
	hints: ruleHints,
	simplified: simplifiedRule,
	fields: [ruleField],
});
