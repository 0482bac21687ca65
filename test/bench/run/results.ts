import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import type { Group, Line } from './row';

const FILE = join(__dirname, '../results.md');
const INTRODUCTION = `# Measured

Written by \`npm run bench\`; \`npm run bench -- NAME ...\` measures single groups or rows. Each line is the median of three runs after one that warms up, unless it says otherwise. Ratio: the time of the node divided by that of its peer in the same run; below 1 the node is faster. Memory: the highest resident memory above that of the idle process.
`;

/** Machine and versions. */
export function machine(): string {
	const [cpu] = cpus();
	const { devDependencies, version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
		version: string;
		devDependencies: Record<string, string>;
	};
	const memory = Math.round(totalmem() / 1024 ** 3);
	return [
		`${cpus().length} x ${cpu?.model.trim()}, ${memory} GB, ${process.platform}`,
		`Node.js ${process.version}`,
		`n8n-core ${devDependencies['n8n-core']}`,
		`package ${version}`,
	].join('; ');
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The table of a group, in Markdown, with what misses its goal below it. */
export function table({ columns }: Group, lines: readonly Line[]): string {
	const missed = lines.filter(({ isMet }) => isMet === false).map(({ name }) => name);
	return [
		row(columns),
		row(columns.map(() => '---')),
		...lines.map(({ cells }) => row(cells)),
		...(missed.length > 0 ? ['', `Goals missed: ${missed.join(', ')}.`] : []),
	].join('\n');
}

/** Puts a group's part of the results in place of the last one. */
export function write(group: Group, lines: readonly Line[], tookMs: number): void {
	const when = `${new Date().toISOString().slice(0, 10)}, in ${Math.round(tookMs / 1000)} s: ${machine()}.`;
	const part = [`## ${group.title}`, '', group.text, '', table(group, lines), '', `Measured on ${when}`, ''].join('\n');
	const [, ...old] = existsSync(FILE) ? readFileSync(FILE, 'utf8').split(/^(?=## )/m) : [''];
	const heading = `## ${group.title}\n`;
	const at = old.findIndex((text) => text.startsWith(heading));
	if (at < 0) old.push(part);
	else old[at] = part;
	writeFileSync(FILE, [INTRODUCTION, ...old.map((text) => text.trimEnd() + '\n')].join('\n'));
}
