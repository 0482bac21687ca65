import { expectCure } from '../../harness/cure';
import { errorOf } from '../../harness/engine';
import { assetRefusals } from './asset.refusals';
import { caseRefusals } from './case.refusals';
import { answers } from './explainedAnswers';
import { intelligenceRefusals } from './intelligence.refusals';
import { byId } from './operationCase';
import { otherRefusals } from './other.refusals';
import { credentialOf, withTenant } from './tenant';

const refusals = [...assetRefusals, ...caseRefusals, ...intelligenceRefusals, ...otherRefusals];

test.each(refusals)('$operation refuses $what before any request', async (refusal) => {
	const [resource, operation] = refusal.operation.split(': ');
	await withTenant(async (simulator) => {
		const error = await errorOf({
			parameters: { resource, operation, ...refusal.parameters },
			credential: credentialOf(simulator),
			items: refusal.items,
		});
		expect(error.message).toContain(refusal.message);
		if (refusal.advice) expect(`${error.description}`).toContain(refusal.advice);
		expectCure(error);
		expect(error.context?.itemIndex).toBe(0);
		expect(simulator.requests).toEqual([]);
	});
});

test.each(answers)('$operation explains: $message', async ({ assetsV1, fault, ...answer }) => {
	const [resource, operation] = answer.operation.split(': ');
	await withTenant(
		async (simulator) => {
			if (fault) simulator.faults.add({ path: /./, ...fault });
			const parameters = { resource, operation, ...answer.parameters };
			const error = await errorOf({ parameters, credential: credentialOf(simulator) });
			expect(error.message).toContain(answer.message);
			expect(error.description).toContain(answer.advice);
			expectCure(error);
			expect(simulator.requests).toHaveLength(1);
		},
		{ assetsV1 },
	);
});

test('iocCollection: addIndicators says what was sent when the second of its two requests fails', async () => {
	await withTenant(async (simulator) => {
		simulator.faults.add({ path: /./, skip: 1, status: 409, body: { message: 'locked' } });
		const [collection] = simulator.world.intelligence.iocCollections;
		const error = await errorOf({
			parameters: {
				resource: 'iocCollection',
				operation: 'addIndicators',
				iocCollectionId: byId(collection!.id),
				indicatorType: 'IP address',
				indicators: '203.0.113.9\n2001:db8::1\n203.0.113.10',
			},
			credential: credentialOf(simulator),
		});
		expect(error.message).toContain('Only 2 of the 3 indicators were sent: ');
		expect(error.message).toContain('locked');
		expect(error.description).toContain('Send again from line 2 on (ipv6-addr.value).');
		expect(collection!.indicators.map(({ value }) => value)).toEqual(['203.0.113.9', '203.0.113.10']);
	});
});
