import { additionalFields } from '../../../shared/fields/common';
import { body, field } from '../../../shared/fields/field';
import { httpUrl } from '../../../shared/fields/parsers';
import { operation } from '../../engine/define';
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
