import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../nodes/Sekoia/resources';
import { descriptions } from '../tools/docs/descriptions';
import { operationsMarkdown } from '../tools/docs/operationsDoc';

const root = join(__dirname, '../..');

/** Compares a file that is made from the code with what the code makes now; `npm run docs` writes it instead. */
function expectUpToDate(file: string, content: string): void {
	if (process.env.UPDATE_DOCS === '1') writeFileSync(join(root, file), content);
	expect(readFileSync(join(root, file), 'utf8')).toBe(content);
}

test('docs/operations.md is up to date (npm run docs)', () => {
	expectUpToDate('docs/operations.md', operationsMarkdown(resources));
});

// Names, defaults and texts are what users and saved workflows see: no change of them is a side effect.
test('the nodes and the credential are described as before (npm run docs)', () => {
	expectUpToDate('test/unit/descriptions.txt', descriptions());
});

test('the README lists every operation with its documented name', () => {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	for (const { name, operations } of resources) {
		for (const { name: operation, documented } of operations) {
			expect(readme).toContain(`| ${name} | ${operation} | ${documented} |`);
		}
	}
});
