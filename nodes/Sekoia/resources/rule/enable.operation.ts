import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { ruleHints, simplifiedRule, switchFields, withCommunity } from './rule';

export const enable = request({
	documented: 'Enable rule',
	name: 'Enable',
	value: 'enable',
	action: 'Enable a rule',
	description: 'Let a detection rule raise alerts (Enable rule)',
	call: 'PUT /api/v1/sic/conf/rules-catalog/rules/{uuid}/enabled',
	bodyRequired: true,
	permissions: ['Manage rules and alert filters'],
	hints: ruleHints,
	simplified: simplifiedRule,
	about: [answered('rule')],
	fields: switchFields,
	prepare: async ({ call, values }) => withCommunity(call, values),
});
