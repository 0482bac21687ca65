import type { IDataObject } from 'n8n-workflow';

import type { RecordedRequest } from '../../simulator';
import type { ExpectedRequest, Given } from './operationCase';

/** A received request in the form of an expected one. A parameter that was sent twice appears twice. */
function received({ method, path, query, body, parts }: RecordedRequest) {
	const [part] = parts;
	return {
		call: `${method} ${path}`,
		query: [...query].sort(byName),
		body,
		file: part && {
			name: part.name,
			filename: part.filename,
			contentType: part.contentType,
			content: part.content.toString(),
		},
	};
}

const expected = ({ query = {}, ...rest }: ExpectedRequest) => ({
	body: undefined,
	file: undefined,
	...rest,
	query: Object.entries(query).sort(byName),
});

const byName = ([one]: [string, string], [other]: [string, string]) => (one < other ? -1 : 1);

/** Checks what SEKOIA.IO received, what the node output, and the tenant afterwards. */
export function verify(
	{ items: input = [{ json: {} }], requests, output, pairedWith, afterwards }: Given,
	recorded: RecordedRequest[],
	items: ReadonlyArray<{ json: object; pairedItem?: unknown }>,
): void {
	if (typeof requests === 'function') requests(recorded);
	else expect(recorded.map(received)).toEqual(requests.map(expected));

	const jsons = items.map(({ json }) => json as IDataObject);
	if (typeof output === 'function') output(jsons);
	else {
		expect(jsons).toHaveLength(output.length);
		output.forEach((members, index) => expect(jsons[index]).toMatchObject(members));
	}
	const pairs = pairedWith ?? items.map((_, index) => (input.length === 1 ? 0 : index));
	expect(items.map(({ pairedItem }) => pairedItem)).toMatchObject(pairs.map((item) => ({ item })));
	afterwards?.();
}
