import { Readable } from 'node:stream';

import { eventsOfFile } from '../../nodes/Sekoia/resources/event/intake/eventSources';
import { expectLinear } from '../harness/growth';

/** As a file on disk arrives: 64 KiB at a time. */
function* chunks(bytes: number) {
	for (let sent = 0; sent < bytes; sent += 65_536) yield Buffer.alloc(Math.min(65_536, bytes - sent), 'a');
}

test('a line ten times as long takes about ten times as long to read', async () => {
	await expectLinear(1_000_000, async (bytes) => {
		const lengths: number[] = [];
		const content = Readable.from(chunks(bytes), { objectMode: false });
		for await (const events of eventsOfFile({ content, title: 'events.log' })) lengths.push(...events.map(({ length }) => length));
		expect(lengths).toEqual([bytes]);
	});
}, 60_000);
