import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { peek } from '../../nodes/Sekoia/engine/peek';

const chunk = (content: string) => Buffer.from(content);

test('reads no more than the start that is asked for', async () => {
	let given = 0;
	function* endless() {
		for (;;) {
			given++;
			yield Buffer.alloc(100);
		}
	}
	const content = Readable.from(endless(), { objectMode: false, highWaterMark: 100 });
	const { start } = await peek(content, 250);
	expect(start.length).toBe(300);
	expect(given).toBeLessThan(10);
	content.destroy();
});

test.each([
	['many small chunks', ['%P', 'DF', '-1', '.7', ' rest', ' of it'], 5],
	['one large chunk', ['%PDF-1.7 and all the rest'], 5],
	['a file shorter than the start that is asked for', ['%PDF'], 1024],
	['an empty file', [], 1024],
])('gives the whole content of %s', async (_, chunks, size) => {
	const content = Readable.from(chunks.map(chunk), { objectMode: false });
	const { start, whole } = await peek(content, size);
	expect(chunks.join('').startsWith(start.toString())).toBe(true);
	expect((await buffer(whole)).toString()).toBe(chunks.join(''));
});

test('passes on an error in the rest to its reader', async () => {
	function* failing() {
		yield chunk('%PDF-1.7');
		throw new Error('the disk is gone');
	}
	const { whole } = await peek(Readable.from(failing(), { objectMode: false }), 5);
	await expect(buffer(whole)).rejects.toThrow('the disk is gone');
});
