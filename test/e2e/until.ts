import { until as untilInHarness } from '../harness/wait';

/** The harness's `until` with more time, since a real n8n takes seconds for some things. */
export async function until(check: () => boolean | Promise<boolean>, what: string, timeout = 30_000): Promise<void> {
	await untilInHarness(check, what, { timeout, every: 100 });
}
