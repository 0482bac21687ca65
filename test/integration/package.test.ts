import 'reflect-metadata';

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';

const root = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	dependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
};

/** The package as npm would publish it, unpacked. `npm test` builds it first. */
let unpacked: string;
let files: string[];

beforeAll(() => {
	const folder = mkdtempSync(join(tmpdir(), 'sekoia-pack-'));
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
	) as [{ filename: string; files: Array<{ path: string }> }];
	execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', folder]);
	unpacked = join(folder, 'package');
	// An installation adds the dependency; n8n brings the peer.
	symlinkSync(join(root, 'node_modules'), join(unpacked, 'node_modules'));
	files = packed.files.map(({ path }) => path);
});
afterAll(() => rmSync(join(unpacked, '..'), { recursive: true, force: true }));

describe('the tarball', () => {
	test('contains only files that n8n needs', () => {
		const allowed = [
			/^package\.json$/,
			/^README\.md$/,
			/^LICENSE\.md$/,
			/^dist\/(nodes|credentials)\/.+\.js$/,
			/^dist\/nodes\/.+\.node\.json$/,
			/^dist\/nodes\/.+\/__schema__\/.+\.json$/,
			/^dist\/icons\/[a-z.]+\.svg$/,
		];
		expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
	});

	test('contains every node, credential, codex file and icon', () => {
		for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) expect(files).toContain(file);
		for (const file of manifest.n8n.nodes) expect(files).toContain(`${file}on`);
		expect(files).toEqual(expect.arrayContaining(['dist/icons/sekoia.svg', 'dist/icons/sekoia.dark.svg']));
	});

	test('has one dependency, the usual peer, and no script that runs at installation', () => {
		expect(Object.keys(manifest.dependencies)).toEqual(['ws']);
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const atInstallation = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'prepublishOnly'];
		expect(atInstallation.filter((name) => name in manifest.scripts)).toEqual([]);
	});
});

describe("n8n's own loader", () => {
	test('loads the nodes, the credential, the codex files and the icons', async () => {
		const loader = new PackageDirectoryLoader(unpacked);
		await loader.loadAll();
		const types = loader.types.nodes;
		expect(types.map(({ name }) => name)).toContain('sekoia');
		expect(types).toHaveLength(manifest.n8n.nodes.length);
		for (const type of types) {
			expect(type.codex?.categories?.length).toBeGreaterThan(0);
			expect(type.iconUrl).toEqual({ light: expect.stringMatching(/sekoia\.svg$/), dark: expect.stringMatching(/sekoia\.dark\.svg$/) });
			for (const url of Object.values(type.iconUrl as Record<string, string>)) {
				expect(existsSync(join(unpacked, url.replace(/^icons\/[^/]+\//, '')))).toBe(true);
			}
		}
		const [credential] = loader.types.credentials;
		expect(credential?.name).toBe('sekoiaApi');
		expect(credential?.supportedNodes).toContain('sekoia');
	});
});

describe("n8n's scan of community packages", () => {
	/** Reported for every package with a dependency; ours is `ws`, for the LiveAPI. */
	const accepted = ['@n8n/community-nodes/no-runtime-dependencies'];

	test('finds nothing but the dependency in the published files, even without inline exceptions', () => {
		const output = execFileSync(process.execPath, [join(root, 'test/harness/scan.mjs'), unpacked], { encoding: 'utf8' });
		const report = JSON.parse(output) as { files: number; findings: Array<{ rule: string }> };
		expect(report.files).toBeGreaterThan(20);
		expect(report.findings.filter(({ rule }) => !accepted.includes(rule))).toEqual([]);
		expect(report.findings.map(({ rule }) => rule)).toContain(accepted[0]);
	});
});
