// What it costs to load the package, in a process of its own: by n8n's loader of packages, or by `require` alone.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { how } = JSON.parse(process.argv[2]);
const project = join(__dirname, '../../..');
const { n8n } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

async function load() {
	if (how === 'require') return () => [...n8n.nodes, ...n8n.credentials].map((file) => require(join(project, file)));
	require('reflect-metadata');
	const { PackageDirectoryLoader } = require('n8n-core');
	return async () => await new PackageDirectoryLoader(project).loadAll();
}

/** Heap in use, in MB. */
function heap() {
	globalThis.gc();
	globalThis.gc();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}

load().then(async (work) => {
	// Every n8n has loaded this already.
	require('n8n-workflow');
	const before = heap();
	const started = performance.now();
	const kept = await work();
	const milliseconds = performance.now() - started;
	process.send({ milliseconds, heap: heap() - before, kept: kept?.length });
	process.once('disconnect', () => process.exit(0));
});
