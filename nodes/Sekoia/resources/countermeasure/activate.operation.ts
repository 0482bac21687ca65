import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { checkComment, decisionFields, decisionHints, simplifiedCountermeasure } from './countermeasure';

export const activate = request({
	documented: 'Activate Countermeasure',
	name: 'Activate',
	value: 'activate',
	action: 'Activate a countermeasure',
	description: 'Approve a countermeasure that an alert proposes (Activate Countermeasure)',
	call: 'PATCH /api/v1/sic/alerts/countermeasures/{cm_uuid}/activate',
	bodyRequired: true,
	permissions: ['Manage alerts'],
	hints: decisionHints,
	simplified: simplifiedCountermeasure,
	about: [answered('countermeasure')],
	fields: decisionFields,
	check: checkComment,
});
