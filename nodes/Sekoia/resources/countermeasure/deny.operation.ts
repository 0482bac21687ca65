import { operation } from '../../engine/define';
import { simplifiedCountermeasure } from '../../engine/simplify';
import { checkComment, decisionFields, decisionHints } from './decision';

export const deny = operation({
	documented: 'Deny Countermeasure',
	name: 'Deny',
	value: 'deny',
	action: 'Deny a countermeasure',
	description: 'Reject a countermeasure that an alert proposes (Deny Countermeasure)',
	request: { method: 'PATCH', path: '/api/v1/sic/alerts/countermeasures/{cm_uuid}/deny', bodyRequired: true },
	permissions: ['Manage alerts'],
	hints: decisionHints,
	simplified: simplifiedCountermeasure,
	fields: decisionFields,
	check: checkComment,
});
