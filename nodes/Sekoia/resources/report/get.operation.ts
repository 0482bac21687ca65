import { path } from '../../../shared/fields/field';
import { locatorField, reportLocator } from '../../../shared/fields/locators';
import { operation } from '../../engine/define';

export const get = operation({
	documented: 'Get CTI Report',
	name: 'Get',
	value: 'get',
	action: 'Get a CTI report',
	description: 'Get a report of the threat intelligence as a STIX object (Get CTI Report)',
	request: { method: 'GET', path: '/api/v2/inthreat/reports/{uuid}' },
	permissions: ['View intelligence'],
	fields: [locatorField(reportLocator, 'Report', 'uuid', path('uuid'), 'The report to get')],
});
