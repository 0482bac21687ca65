import { additionalFields } from '../../../shared/fields/collections';
import { multipart } from '../../../shared/fields/field';
import { inputError } from '../../../shared/inputError';
import { told } from '../../engine/about';
import { oneObject } from '../../engine/answer';
import { task } from '../../engine/define';
import { fileModeField, filePathField, inputDataField, inputDataTexts, openFile } from '../../engine/fileFields';
import { peek } from '../../engine/peek';
import { proposalNameField, sourceRefField } from './contentProposal';

const SIGNATURE = '%PDF-';
/** PDF readers accept a signature anywhere in the first 1,024 bytes. */
const SIGNATURE_WITHIN = 1024;

export const createFromPdf = task({
	documented: 'Create Content Proposal from PDF',
	name: 'Create From PDF',
	value: 'createFromPdf',
	action: 'Create a content proposal from a PDF',
	description: 'Let SEKOIA.IO extract a proposal from a PDF report (Create Content Proposal from PDF)',
	call: 'POST /api/v2/inthreat/reports/pdf',
	about: [told('content_proposal_id', 'data.content_proposal_id')],
	fields: [
		fileModeField,
		inputDataField({ ...inputDataTexts, description: 'Name of the input field that holds the PDF' }, multipart('file')),
		filePathField(
			{
				displayName: 'File Path',
				name: 'filePath',
				description: 'Path of the PDF on the n8n server',
				placeholder: 'e.g. /home/node/.n8n-files/report.pdf',
			},
			multipart('file'),
		),
		additionalFields([proposalNameField, sourceRefField]),
	],
	async run({ values, call, client, files }) {
		const { fileName, size, content } = await openFile(values, values.filePath, files);
		try {
			const { start, whole } = await peek(content, SIGNATURE_WITHIN);
			if (!start.subarray(0, SIGNATURE_WITHIN).includes(SIGNATURE)) {
				throw inputError(`${fileName} is not a PDF, so it was not sent`, 'Choose a file that begins with %PDF-.');
			}
			const file = { field: 'file', fileName, contentType: 'application/pdf', content: whole, size };
			return oneObject(await client.request({ ...call, file }));
		} finally {
			content.destroy();
		}
	},
});
