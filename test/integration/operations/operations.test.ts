import { runNode } from '../../harness/engine';
import { allCases } from './allCases';
import { credentialOf, withTenant } from './tenant';
import { verify } from './verify';

test.each(allCases)('$resource: $operation, $title', async ({ resource, operation, given }) => {
	await withTenant(async (simulator) => {
		const expectation = given(simulator);
		const { parameters, items } = expectation;
		simulator.clearRequests();

		const result = await runNode({
			parameters: { resource, operation, ...parameters },
			credential: credentialOf(simulator),
			items,
		});

		if (result.error) throw result.error;
		verify(expectation, simulator.requests, result.items);
	});
});
