import { badRequest } from '../http/errors';
import type { ContentProposal } from '../state/model';
import { flag, orElse, string } from '../http/query';
import { Reply, route } from '../http/route';
import { listOf, object, anyObject, either, text } from '../http/schema';
import { isObject, type Json } from '../json';
import type { World } from '../state/world';

const INTHREAT = '/api/v2/inthreat';
const MAX_PDF_BYTES = 50 * 1024 * 1024;

/** Stores a proposal. @returns the answer to its creation */
function propose(world: World, proposal: Omit<ContentProposal, 'content_proposal_id'>) {
	const content_proposal_id = world.newUuid();
	world.contentProposals.push({ content_proposal_id, ...proposal });
	return { data: { content_proposal_id, file_name: proposal.file_name } };
}

const isText = (value: Json | undefined) => typeof value === 'string' && value !== '';
/** A tag has a name, and may tell from when until when it holds. */
const isTag = (tag: Json) => isObject(tag) && isText(tag.name) && Object.entries(tag).every(([name, value]) => ['name', 'valid_from', 'valid_until'].includes(name) && isText(value));

function isObservable(one: Json): boolean {
	if (!isObject(one) || !isText(one.type)) return false;
	const { x_inthreat_tags: tags = [] } = one;
	return Array.isArray(tags) && tags.every(isTag);
}

export const contentProposalRoutes = [
	route({
		method: 'POST',
		path: `${INTHREAT}/bundles`,
		query: {
			auto_merge: orElse(flag(), false),
			enrich: orElse(flag(), true),
			name: string(),
			assigned_to: string(),
		},
		body: object({ data: anyObject() }),
		run({ world, query, body: { data } }) {
			const { objects } = data;
			if (data.type !== 'bundle' || !Array.isArray(objects) || objects.length === 0) {
				throw badRequest('data is not a STIX bundle with objects');
			}
			const { auto_merge, enrich, name = null, assigned_to = null } = query;
			const options = { auto_merge, enrich, name, assigned_to };
			return propose(world, { file_name: name ?? 'bundle.json', origin: 'bundle', options, content: data });
		},
	}),
	route({
		method: 'POST',
		path: `${INTHREAT}/reports/url`,
		query: { source_ref: string() },
		body: object({ url: text({ matches: /^https?:\/\/[^\s/]+/i }) }),
		run: ({ world, query, body }) =>
			propose(world, {
				file_name: new URL(body.url).hostname,
				origin: 'url',
				options: { source_ref: query.source_ref ?? null },
				content: body.url,
			}),
	}),
	route({
		method: 'POST',
		path: `${INTHREAT}/reports/pdf`,
		query: { name: string(), source_ref: string() },
		body: 'multipart',
		maxBytes: MAX_PDF_BYTES,
		run({ world, query, parts }) {
			const unknown = parts.find((part) => part.name !== 'file');
			if (unknown) throw badRequest(`Unknown form field ${unknown.name}`);
			const [file] = parts;
			if (!file || parts.length > 1) throw badRequest('Exactly one form field "file" is required');
			const { content, filename } = file;
			if (filename === undefined) throw badRequest('The form field "file" is not a file');
			if (!content.subarray(0, 4).equals(Buffer.from('%PDF'))) throw badRequest('The file is not a PDF');
			const { name = null, source_ref = null } = query;
			return propose(world, {
				file_name: name ?? filename,
				origin: 'pdf',
				options: { name, source_ref },
				pdf: content,
			});
		},
	}),
	route({
		method: 'POST',
		path: `${INTHREAT}/observables/bulk`,
		body: object({ data: either(listOf(anyObject()), anyObject()) }),
		run({ world, body: { data } }) {
			const observables = Array.isArray(data) ? data : data.objects;
			if (!Array.isArray(observables) || observables.length === 0) throw badRequest('data holds no observables');
			const malformed = observables.findIndex((one) => !isObservable(one));
			if (malformed !== -1) throw badRequest(`data[${malformed}] is not an observable`);
			world.uploadedObservables.push(data);
			return new Reply(202, {});
		},
	}),
];
