import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../nodes/Sekoia/resources';
import { operationsMarkdown } from '../docs/operationsDoc';

const root = join(__dirname, '../..');

test('docs/operations.md is up to date (npm run docs)', () => {
	expect(readFileSync(join(root, 'docs/operations.md'), 'utf8')).toBe(operationsMarkdown(resources));
});

test('the README lists every operation with its documented name', () => {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	for (const { name, operations } of resources) {
		for (const { name: operation, documented } of operations) {
			expect(readme).toContain(`| ${name} | ${operation} | ${documented} |`);
		}
	}
});
