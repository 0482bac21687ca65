import { additionalFields } from '../../operations/commonFields';
import { body, field } from '../../operations/field';
import { httpUrl } from '../../operations/formats';
import { operation } from '../../operations/operation';
import { sourceRefField } from './sourceRef';

export const createFromUrl = operation({
	documented: 'Create Content Proposal from URL',
	name: 'Create From URL',
	value: 'createFromUrl',
	action: 'Create a content proposal from a URL',
	description: 'Let SEKOIA.IO extract a proposal from a web page (Create Content Proposal from URL)',
	request: { method: 'POST', path: '/api/v2/inthreat/reports/url' },
	fields: [
		field(
			{
				displayName: 'URL',
				name: 'url',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. https://blog.example.com/campaign-report',
				description: 'Address of the page, which SEKOIA.IO fetches',
			},
			body('url'),
			httpUrl,
		),
		additionalFields([sourceRefField]),
	],
});
