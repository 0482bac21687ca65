import { path } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { request } from '../../engine/define';
import { reportLocator } from './report';

export const get = request({
	documented: 'Get CTI Report',
	name: 'Get',
	value: 'get',
	action: 'Get a CTI report',
	description: 'Get a report of the threat intelligence as a STIX object (Get CTI Report)',
	call: 'GET /api/v2/inthreat/reports/{uuid}',
	permissions: ['View intelligence'],
	fields: [locatorField(
		{ displayName: 'Report', name: 'uuid', description: 'The report to get' },
		path('uuid'),
		reportLocator,
	)],
});
