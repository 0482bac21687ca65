import { options, simplifyField } from '../../../shared/fields/common';
import { field, query } from '../../../shared/fields/field';
import { operation } from '../../engine/define';
import { simplifiedCase } from '../../engine/simplify';
import { caseField, caseHints, communityOption } from './case';

export const get = operation({
	documented: 'Get case',
	name: 'Get',
	value: 'get',
	action: 'Get a case',
	description: 'Get a case with its status, priority, verdict, subscribers and alerts (Get case)',
	request: { method: 'GET', path: '/api/v1/sic/cases/{uuid}' },
	permissions: ['View cases'],
	hints: caseHints,
	simplified: simplifiedCase,
	fields: [
		caseField,
		simplifyField,
		options([
			communityOption,
			field(
				{
					displayName: 'Render',
					name: 'render',
					type: 'boolean',
					default: true,
					description: 'Whether to ask SEKOIA.IO for the rendered form of the case. Without this option it gives the plain one.',
				},
				query('render'),
			),
		]),
	],
});
