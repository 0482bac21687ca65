import { additionalFields } from '../../../shared/fields/collections';
import { body } from '../../../shared/fields/field';
import { httpUrl } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { required } from '../../../shared/fields/variants';
import { told } from '../../engine/about';
import { request } from '../../engine/define';
import { sourceRefField } from './contentProposal';

export const createFromUrl = request({
	documented: 'Create Content Proposal from URL',
	name: 'Create From URL',
	value: 'createFromUrl',
	action: 'Create a content proposal from a URL',
	description: 'Let SEKOIA.IO extract a proposal from a web page (Create Content Proposal from URL)',
	call: 'POST /api/v2/inthreat/reports/url',
	about: [told('content_proposal_id', 'data.content_proposal_id')],
	fields: [
		required(textField(
			{
				displayName: 'URL',
				name: 'url',
				description: 'Address of the page, which SEKOIA.IO fetches',
				placeholder: 'e.g. https://blog.example.com/campaign-report',
			},
			body('url'),
			{ parser: httpUrl },
		)),
		additionalFields([sourceRefField]),
	],
});
