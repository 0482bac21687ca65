import { errorOf } from '../../harness/engine';
import { assetRefusals } from './asset.refusals';
import { caseRefusals } from './case.refusals';
import { answers } from './explainedAnswers';
import { otherRefusals } from './other.refusals';
import { credentialOf, withTenant } from './tenant';

test.each([...assetRefusals, ...caseRefusals, ...otherRefusals])('$operation refuses $what before any request', async (refusal) => {
	const [resource, operation] = refusal.operation.split(': ');
	await withTenant(async (simulator) => {
		const error = await errorOf({
			parameters: { resource, operation, ...refusal.parameters },
			credential: credentialOf(simulator),
			items: refusal.items,
		});
		expect(error.message).toContain(refusal.message);
		if (refusal.advice) expect(`${error.description}`).toContain(refusal.advice);
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
			expect(simulator.requests).toHaveLength(1);
		},
		{ assetsV1 },
	);
});
