import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { allCases } from '../integration/operations/allCases';
import type { Given } from '../integration/operations/operationCase';
import { credentialOf } from '../integration/operations/tenant';
import { runNode } from '../harness/engine';
import { startSimulator, type Simulator } from '../simulator';
import { judge } from './judge';
import { nameOf, parametersOf, targets, type Target } from './targets';
import { anyValue } from './values';

const CASES = Number(process.env.FUZZ_CASES ?? 2_000);
/** The same cases in every run of the tests, other ones in each long run. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES === undefined ? 1 : Date.now() % 2 ** 31));

/** A tenant and the parameters of a case that works, for each operation; made anew from time to time. */
class Ground {
	private simulator?: Simulator;
	private given?: Given;
	private used = 0;

	constructor(private readonly resource: string, private readonly operation: string) {}

	async take(): Promise<{ simulator: Simulator; given: Given }> {
		if (this.used++ % 50 === 0) {
			await this.simulator?.stop();
			this.simulator = await startSimulator({ alerts: 3, events: 10, searchJobMs: 1 });
			const one = allCases.find((some) => some.resource === this.resource && some.operation === this.operation && some.fields === 'required')!;
			this.given = one.given(this.simulator);
		}
		this.simulator!.clearRequests();
		return { simulator: this.simulator!, given: this.given! };
	}

	async stop(): Promise<void> {
		await this.simulator?.stop();
	}
}

const grounds = new Map<string, Ground>();
function groundOf({ resource, operation }: Target): Ground {
	const key = `${resource}: ${operation.value}`;
	if (!grounds.has(key)) grounds.set(key, new Ground(resource, operation.value));
	return grounds.get(key)!;
}
afterAll(async () => {
	for (const ground of grounds.values()) await ground.stop();
});

async function check(target: Target, fuzzed: unknown): Promise<void> {
	const { simulator, given } = await groundOf(target).take();
	const [first] = given.items ?? [{ json: {} }];
	const run = await runNode({
		parameters: { ...parametersOf(target, given.parameters), requestOptions: { timeout: 5, maxTries: 1 } },
		items: [{ ...first, json: { ...first!.json, fuzzed } as IDataObject }],
		credential: credentialOf(simulator),
	}).catch((failure: Error) => {
		// n8n itself refuses a required field that is empty, before the node runs.
		if (failure.name === 'WorkflowHasIssuesError') return undefined;
		throw failure;
	});
	if (!run) return;
	judge(target, fuzzed, run, simulator);
}

test(
	`${CASES} values of expressions in any field are sent as they are, or refused with a cure (seed ${SEED})`,
	async () => {
		expect(targets.length).toBeGreaterThan(300);
		const named = new Map(targets.map((target) => [nameOf(target), target]));
		expect(named.size).toBe(targets.length);
		const property = fc.asyncProperty(fc.constantFrom(...named.keys()), anyValue, async (name, value) => await check(named.get(name)!, value));
		await fc.assert(property, { numRuns: CASES, seed: SEED, reporter: undefined, verbose: 0 });
	},
	Math.max(120_000, CASES * 100),
);
