/**
 * Maps `inputs` with at most `concurrency` calls of `work` under way; results are in input order.
 * After a failure no further input is started; the failure of the lowest index is thrown once the
 * calls under way have ended, so that nothing goes on behind the caller's back.
 */
export async function mapConcurrently<Input, Output>(
	inputs: readonly Input[],
	concurrency: number,
	work: (input: Input, index: number) => Promise<Output>,
): Promise<Output[]> {
	const results: Output[] = new Array<Output>(inputs.length);
	let next = 0;
	const failures: Array<{ index: number; reason: unknown }> = [];

	const worker = async () => {
		while (next < inputs.length && failures.length === 0) {
			const index = next++;
			try {
				results[index] = await work(inputs[index] as Input, index);
			} catch (reason) {
				failures.push({ index, reason });
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, inputs.length) }, worker));

	const [first] = failures.sort((one, other) => one.index - other.index);
	if (first) throw first.reason;
	return results;
}
