import type { JsonObject } from '../../simulator';
import { writeInput } from './inputFile';
import { allFields, also, casesOf, requiredOnly, withFile } from './operationCase';

const bundle: JsonObject = {
	type: 'bundle',
	id: 'bundle--7c9e6679-7425-40de-944b-e07fc1f90ae7',
	objects: [{ type: 'malware', id: 'malware--1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9', name: 'Würm', description: null }],
};
const assignedTo = '2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';
const sourceRef = 'identity--1f6a9c32-8d4b-4e07-b5a2-7c0e3d9f6b18';
const pdf = '%PDF-1.7\nnot much of a report\n%%EOF\n';
const pdfFile = (filename: string, content = pdf) => ({ name: 'file', filename, contentType: 'application/pdf', content });

const uuid = /^[0-9a-f-]{36}$/;
const proposalId = expect.stringMatching(uuid) as string;

/** Cases of the operations on content proposals. */
export const contentProposalCases = casesOf('contentProposal', {
	create: [
		allFields(({ world }) => {
			const additionalFields = { autoMerge: true, enrich: false, name: 'Week 12: A&B +1 100%', assignedTo };
			return {
				parameters: { inputMode: 'json', bundle: '={{ $json }}', additionalFields },
				items: [{ json: bundle }],
				requests: [
					{
						call: 'POST /api/v2/inthreat/bundles',
						query: { auto_merge: 'true', enrich: 'false', name: 'Week 12: A&B +1 100%', assigned_to: assignedTo },
						body: { data: bundle },
					},
				],
				output: [{ content_proposal_id: proposalId, file_name: 'Week 12: A&B +1 100%' }],
				afterwards: () => {
					const options = { auto_merge: true, enrich: false, name: 'Week 12: A&B +1 100%', assigned_to: assignedTo };
					expect(world.contentProposals).toMatchObject([{ origin: 'bundle', options, content: bundle }]);
				},
			};
		}, 'all fields, with the bundle from an expression'),
		allFields(
			() => ({
				parameters: { inputMode: 'binary', binaryPropertyName: 'bundle' },
				items: [withFile(JSON.stringify(bundle), 'bundle.json', 'bundle')],
				requests: [{ call: 'POST /api/v2/inthreat/bundles', body: { data: bundle } }],
				output: [{ content_proposal_id: proposalId }],
			}),
			'a bundle in a file of the item',
		),
		allFields(
			() => ({
				parameters: { inputMode: 'path', bundlePath: writeInput('bundle.json', JSON.stringify(bundle, null, 2)) },
				requests: [{ call: 'POST /api/v2/inthreat/bundles', body: { data: bundle } }],
				output: [{ content_proposal_id: proposalId }],
			}),
			'a bundle in a file on disk',
		),
		requiredOnly(() => ({
			parameters: { bundle: JSON.stringify(bundle) },
			requests: [{ call: 'POST /api/v2/inthreat/bundles', body: { data: bundle } }],
			output: (output) =>
				expect(output).toEqual([{ content_proposal_id: proposalId, file_name: expect.any(String) as string }]),
		})),
	],
	createFromPdf: [
		allFields(
			({ world }) => ({
				parameters: { inputMode: 'binary', binaryPropertyName: 'report', additionalFields: { name: 'Campaign', sourceRef } },
				items: [withFile(pdf, 'campaign "A".pdf', 'report')],
				requests: [
					{
						call: 'POST /api/v2/inthreat/reports/pdf',
						query: { name: 'Campaign', source_ref: sourceRef },
						file: pdfFile('campaign %22A%22.pdf'),
					},
				],
				output: [{ data: { content_proposal_id: proposalId, file_name: 'Campaign' } }],
				afterwards: () => expect(world.contentProposals).toMatchObject([{ origin: 'pdf', pdf: Buffer.from(pdf) }]),
			}),
			'all fields, with the PDF in a file of the item',
		),
		allFields(
			() => ({
				parameters: { inputMode: 'path', filePath: writeInput('report.pdf', pdf) },
				requests: [{ call: 'POST /api/v2/inthreat/reports/pdf', file: pdfFile('report.pdf') }],
				output: [{ data: { content_proposal_id: proposalId, file_name: 'report.pdf' } }],
			}),
			'a PDF on disk',
		),
		requiredOnly(() => ({
			parameters: {},
			items: [withFile(pdf, 'report.pdf')],
			requests: [{ call: 'POST /api/v2/inthreat/reports/pdf', file: pdfFile('report.pdf') }],
			output: [{ data: { content_proposal_id: proposalId, file_name: 'report.pdf' } }],
		})),
		also('a large PDF, which arrives intact', () => {
			const large = `%PDF-1.7\n${'0123456789abcdef'.repeat(200_000)}\n%%EOF\n`;
			return {
				parameters: { inputMode: 'path', filePath: writeInput('large.pdf', large) },
				requests: ([request]) => {
					expect(request!.parts[0]!.content.equals(Buffer.from(large))).toBe(true);
					expect(request!.headers['content-length']).toBe(String(request!.rawBody.length));
				},
				output: [{ data: { content_proposal_id: proposalId } }],
			};
		}),
	],
	createFromUrl: [
		allFields(({ world }) => ({
			parameters: { url: '={{ $json.link }}', additionalFields: { sourceRef } },
			items: [{ json: { link: 'https://blog.example.com/report?id=1&lang=fr#top' } }],
			requests: [
				{
					call: 'POST /api/v2/inthreat/reports/url',
					query: { source_ref: sourceRef },
					body: { url: 'https://blog.example.com/report?id=1&lang=fr#top' },
				},
			],
			output: [{ data: { content_proposal_id: proposalId, file_name: 'blog.example.com' } }],
			afterwards: () => expect(world.contentProposals).toMatchObject([{ origin: 'url', options: { source_ref: sourceRef } }]),
		})),
		requiredOnly(() => ({
			parameters: { url: 'http://blog.example.com' },
			requests: [{ call: 'POST /api/v2/inthreat/reports/url', body: { url: 'http://blog.example.com' } }],
			output: [{ data: { content_proposal_id: proposalId } }],
		})),
	],
});
