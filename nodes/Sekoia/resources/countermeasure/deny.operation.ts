import { answered } from '../../engine/about';
import { request } from '../../engine/define';
import { checkComment, decisionFields, decisionHints, simplifiedCountermeasure } from './countermeasure';

export const deny = request({
	documented: 'Deny Countermeasure',
	name: 'Deny',
	value: 'deny',
	action: 'Deny a countermeasure',
	description: 'Reject a countermeasure that an alert proposes (Deny Countermeasure)',
	call: 'PATCH /api/v1/sic/alerts/countermeasures/{cm_uuid}/deny',
	bodyRequired: true,
	permissions: ['Manage alerts'],
	hints: decisionHints,
	simplified: simplifiedCountermeasure,
	about: [answered('countermeasure')],
	fields: decisionFields,
	check: checkComment,
});
