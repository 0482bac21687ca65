// What is measured is the package as it is published, so that what a loader of TypeScript adds does not count:
// files of `nodes` and `credentials` are taken from `dist`, which bench.ts builds first.
const Module = require('node:module');
const { join, relative, sep } = require('node:path');

const project = join(__dirname, '../../..');
const sources = ['nodes', 'credentials'].map((folder) => join(project, folder) + sep);

// `./Sekoia.node` means Sekoia.node.ts, not the Sekoia.node.json beside it, which Node would find first.
const json = Module._extensions['.json'];
Module._extensions['.ts'] ??= Module._extensions['.js'];
delete Module._extensions['.json'];
Module._extensions['.json'] = json;

const resolve = Module._resolveFilename;
Module._resolveFilename = function (...request) {
	const found = resolve.apply(this, request);
	if (!found.endsWith('.ts') || !sources.some((source) => found.startsWith(source))) return found;
	return join(project, 'dist', relative(project, found)).replace(/\.ts$/, '.js');
};
