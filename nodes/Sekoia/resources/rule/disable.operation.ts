import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { ruleHints, simplifiedRule, switchFields, withCommunity } from './rule';

export const disable = request({
	documented: 'Disable rule',
	name: 'Disable',
	value: 'disable',
	action: 'Disable a rule',
	description: 'Keep a detection rule from raising alerts, for instance one that is too noisy (Disable rule)',
	call: 'PUT /api/v1/sic/conf/rules-catalog/rules/{uuid}/disabled',
	bodyRequired: true,
	permissions: ['Manage rules and alert filters'],
	hints: ruleHints,
	simplified: simplifiedRule,
	about: [answered('rule')],
	fields: switchFields,
	prepare: async ({ call, values }) => withCommunity(call, values),
});
