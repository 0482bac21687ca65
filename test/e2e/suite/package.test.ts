import { ownerApi, startLog } from '../jest/session';
import manifest from '../../../package.json';

/** Warnings of every new n8n, with or without the package. */
const KNOWN_WARNINGS = [/^Migrations in progress/, /Python task runner/, /deprecations related to your n8n setup/];

const nodeName = (path: string): string => {
	const file = /([^/]+)\.node\.js$/.exec(path)?.[1] ?? path;
	return `${manifest.name}.${file[0]?.toLowerCase()}${file.slice(1)}`;
};

describe('the package in a real n8n', () => {
	it('loads without a warning', () => {
		const lines = startLog().filter((line) => line.startsWith('{'));
		const complaints = lines
			.map((line) => JSON.parse(line) as { level: string; message: string })
			.filter(({ level }) => level === 'warn' || level === 'error')
			.filter(({ message }) => !KNOWN_WARNINGS.some((known) => known.test(message)));
		expect(lines.length).toBeGreaterThan(0);
		expect(complaints).toEqual([]);
		expect(startLog().filter((line) => line.includes(manifest.name) && /error|warn|fail/i.test(line))).toEqual([]);
	});

	it('offers each of its nodes in the editor', async () => {
		const names = (await (await ownerApi()).nodeTypes()).map(({ name }) => name);
		for (const path of manifest.n8n.nodes) expect(names).toContain(nodeName(path));
	});
});
