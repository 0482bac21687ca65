import { additionalFields } from '../../../shared/fields/collections';
import { body, field } from '../../../shared/fields/field';
import { httpUrl } from '../../../shared/fields/parsers';
import { request } from '../../engine/define';
import { sourceRefField } from './contentProposal';

export const createFromUrl = request({
	documented: 'Create Content Proposal from URL',
	name: 'Create From URL',
	value: 'createFromUrl',
	action: 'Create a content proposal from a URL',
	description: 'Let SEKOIA.IO extract a proposal from a web page (Create Content Proposal from URL)',
	call: 'POST /api/v2/inthreat/reports/url',
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
