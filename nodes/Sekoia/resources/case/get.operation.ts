import { options } from '../../../shared/fields/collections';
import { query } from '../../../shared/fields/field';
import { booleanField } from '../../../shared/fields/simple';
import { request } from '../../engine/define';
import { caseField, caseHints, communityOption, simplifiedCase } from './case';

export const get = request({
	documented: 'Get case',
	name: 'Get',
	value: 'get',
	action: 'Get a case',
	description: 'Get a case with its status, priority, verdict, subscribers and alerts (Get case)',
	call: 'GET /api/v1/sic/cases/{uuid}',
	permissions: ['View cases'],
	hints: caseHints,
	simplified: simplifiedCase,
	fields: [
		caseField,
		options([
			communityOption,
			booleanField(
				{
					displayName: 'Rendered Form',
					name: 'render',
					description: 'Whether to ask SEKOIA.IO for the rendered form of the case. Without this option it gives the plain one.',
				},
				query('render'),
				{ default: true },
			),
		]),
	],
});
