import { MAX_CHUNK_BYTES } from '../../nodes/Sekoia/resources/event/intake/chunks';
import { pushEvents } from '../../nodes/Sekoia/resources/event/intake/push';
import type { SekoiaClient } from '../../nodes/shared/http/client';
import { inputError } from '../../nodes/shared/inputError';
import { expectLinear } from '../harness/growth';

const PUSH = { intakeKey: 'key', gzip: false };

function* events(count: number) {
	for (let index = 0; index < count; index++) yield { source: 0, texts: [`{"source.ip":"192.0.2.1","event.id":"${index}"}`] };
}

/** An intake in this process, so that only the time of the node's own code counts. */
const intake = (answer: (events: number) => unknown) =>
	({
		request: async ({ encoded }: { encoded: { content: Buffer } }) => {
			const { jsons } = JSON.parse(encoded.content.toString()) as { jsons: string[] };
			return answer(jsons.length);
		},
	}) as unknown as SekoiaClient;

const accepting = intake((count) => ({ event_ids: Array.from({ length: count }, (_, index) => `id-${index}`) }));

test('ten times as many events take about ten times as long', async () => {
	await expectLinear(10_000, async (count) => {
		const [outcome] = await pushEvents(accepting, events(count), 1, PUSH);
		expect(outcome!.event_ids).toHaveLength(count);
	});
});

test('a refusal of 50,000 events accounts for each of them', async () => {
	const refusing = intake(() => {
		throw inputError('The intake did not accept the intake key', '');
	});
	const [outcome] = await pushEvents(refusing, events(50_000), 1, PUSH);
	expect(outcome!.event_ids).toEqual([]);
	expect(outcome!.not_accepted).toEqual(['0-49999']);
	expect(outcome!.failure).toMatchObject({
		message: 'No event reached the intake: The intake did not accept the intake key',
		cure: 'Accepted events (by index): none. Not accepted: 0-49999.',
	});
});

test('an account of requests that failed here and there stays short, while the output has all of it', async () => {
	const batches = 400;
	let requests = 0;
	const flaky = intake((count) => {
		if (requests++ > 0) throw inputError('The intake did not accept the intake key', 'Check the intake key.');
		return { event_ids: Array.from({ length: count }, String) };
	});
	// Each second event is too large, so that no two neighbours are accepted or refused.
	const large = 'x'.repeat(200_000);
	function* mixed() {
		for (let index = 0; index < batches; index++) yield { source: 0, texts: [index % 2 === 0 ? large : 'y'.repeat(250_001)] };
	}
	const [outcome] = await pushEvents(flaky, mixed(), 1, PUSH);
	const { cure } = outcome!.failure as { cure: string };
	expect(cure.length).toBeLessThan(1_000);
	expect(cure).toMatch(/Not accepted: (\d+, ){19}\d+ and \d+ more\. Too large to be sent: (\d+, ){19}\d+ and 180 more\./);
	expect(outcome!.event_ids.length + outcome!.not_accepted.length + outcome!.too_large.length).toBe(batches);
});

test('100,000 events travel in a few requests', async () => {
	let requests = 0;
	const counting = intake((count) => {
		requests++;
		return { event_ids: Array.from({ length: count }, String) };
	});
	await pushEvents(counting, events(100_000), 1, PUSH);
	const bytes = [...events(100_000)].reduce((sum, { texts: [text] }) => sum + JSON.stringify(text).length + 1, 0);
	expect(requests).toBe(Math.ceil(bytes / MAX_CHUNK_BYTES));
});
