const { src, dest, parallel, series } = require('gulp');
const { rm } = require('node:fs/promises');

/** What the compiler does not emit but n8n reads beside the compiled nodes. */
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const metadata = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: 'nodes' }).pipe(dest('dist/nodes'));

/** Removes the output of earlier builds, so that a deleted source file leaves nothing behind. */
const clean = () => rm('dist', { recursive: true, force: true });

exports.clean = clean;
exports.build = parallel(icons, metadata);
exports.default = series(clean, exports.build);
