import { runNode } from '../../harness/engine';
import type { RecordedRequest } from '../../simulator';
import { allCases } from './allCases';
import type { ExpectedRequest } from './operationCase';
import { credentialOf, withTenant } from './tenant';

/** A received request in the words of an expected one; a parameter sent twice shows as two. */
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

test.each(allCases)('$resource: $operation, $title', async ({ resource, operation, given }) => {
	await withTenant(async (simulator) => {
		const { parameters, items, requests, output, afterwards } = given(simulator);
		simulator.clearRequests();

		const result = await runNode({
			parameters: { resource, operation, ...parameters },
			credential: credentialOf(simulator),
			items,
		});

		if (result.error) throw result.error;
		if (typeof requests === 'function') requests(simulator.requests);
		else expect(simulator.requests.map(received)).toEqual(requests.map(expected));

		const jsons = result.items.map(({ json }) => json);
		if (typeof output === 'function') output(jsons);
		else {
			expect(jsons).toHaveLength(output.length);
			output.forEach((members, index) => expect(jsons[index]).toMatchObject(members));
		}
		for (const { pairedItem } of result.items) expect(pairedItem).toMatchObject({ item: expect.any(Number) });
		afterwards?.();
	});
});
