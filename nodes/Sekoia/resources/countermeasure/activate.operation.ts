import { operation } from '../../engine/define';
import { simplifiedCountermeasure } from '../../engine/simplify';
import { checkComment, decisionFields, decisionHints } from './decision';

export const activate = operation({
	documented: 'Activate Countermeasure',
	name: 'Activate',
	value: 'activate',
	action: 'Activate a countermeasure',
	description: 'Approve a countermeasure that an alert proposes (Activate Countermeasure)',
	request: { method: 'PATCH', path: '/api/v1/sic/alerts/countermeasures/{cm_uuid}/activate', bodyRequired: true },
	permissions: ['Manage alerts'],
	hints: decisionHints,
	simplified: simplifiedCountermeasure,
	fields: decisionFields,
	check: checkComment,
});
