import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../nodes/Sekoia/resources';
import { descriptions } from '../tools/docs/descriptions';
import { operationsMarkdown } from '../tools/docs/operationsDoc';
import { operationsTable, withGeneratedPart } from '../tools/docs/readmeTable';

const root = join(__dirname, '../..');

/** Compares a file with what the code makes of it. `npm run docs` writes the file instead. */
function expectUpToDate(file: string, make: (current: string) => string): void {
	const path = join(root, file);
	const made = make(readFileSync(path, 'utf8'));
	if (process.env.UPDATE_DOCS === '1') writeFileSync(path, made);
	expect(readFileSync(path, 'utf8')).toBe(made);
}

test('docs/operations.md describes the operations as they are (npm run docs)', () => {
	expectUpToDate('docs/operations.md', () => operationsMarkdown(resources));
});

test('the table of operations in README.md lists the operations that there are (npm run docs)', () => {
	expectUpToDate('README.md', (readme) => withGeneratedPart(readme, 'operations', operationsTable(resources)));
});

// Users and saved workflows depend on names, defaults and texts, so none of them may change unnoticed.
test('test/unit/descriptions.txt shows every change of the nodes and the credential (npm run docs)', () => {
	expectUpToDate('test/unit/descriptions.txt', descriptions);
});
