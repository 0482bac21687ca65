import { join } from 'node:path';

import { npm } from '../e2e/n8n/command';
import { projectFolder } from '../e2e/n8n/paths';
import { say } from '../tools/command/runCommand';
import { n8nGroup } from './n8n';
import { fileRows, pushRows, readRows } from './rows';
import { Child } from './run/child';
import { COLUMNS, measureRows, seconds } from './run/compare';
import type { ListFigures } from './run/lists';
import { median, type Group, type Line, type Row } from './run/row';
import { faultsGroup, triggerGroup } from './trigger/groups';

const BARE = 'The peer is a bare Node client over kept connections, five requests at once as in the node, without retries, pace or checks.';
const SERVER = 'Both talk to a server that answers from memory and does nothing else, in a process of its own.';

const comparison = (name: string, title: string, text: string, rows: readonly Row[]): Group => ({
	name,
	title,
	text,
	columns: COLUMNS,
	rows,
	measure: async (names) => await measureRows(rows, names),
});

const LATENCY = 20;
const ENTRIES = 10_000;

const editor: Group = {
	name: 'editor',
	title: 'Lists of the editor',
	text: `Time until the first page is there, each list with ${ENTRIES.toLocaleString('en')} entries and ${LATENCY} ms latency. A dropdown has no pages; it shows the first 1,000 entries. The peer reads as many pages of the same size, one after the other. Lists of fixed entries need no request.`,
	columns: ['List', 'Shown', 'SEKOIA.IO node', 'Bare client', 'Ratio', 'Goal', 'Met'],
	rows: [{ name: 'lists' }],
	async measure() {
		const server = await Child.start<{ url: string }>(join(__dirname, 'server/bareServer.ts'), { latency: LATENCY, length: ENTRIES });
		try {
			const child = await Child.start<{ figures: ListFigures[] }>(join(__dirname, 'run/lists.ts'), server.first);
			await child.stop();
			return child.first.figures.map(toLine);
		} finally {
			await server.stop();
		}
	},
};

function toLine({ method, isList, shown, ours, peer }: ListFigures): Line {
	const isMet = shown > 0 && ours <= 2 * peer;
	const kind = isList ? 'list' : 'dropdown';
	return {
		name: method,
		cells: [`${method} (${kind})`, String(shown), seconds(ours), seconds(peer), (ours / peer).toFixed(2), 'ratio at most 2', isMet ? 'yes' : '**no**'],
		isMet,
	};
}

interface LoadFigures {
	milliseconds: number;
	heap: number;
}

/** Goals for what every start of n8n pays. */
const MOST = { milliseconds: 500, heap: 20, tarball: 500_000 };

const load: Group = {
	name: 'package',
	title: 'The package',
	text: 'Loading, as every start of n8n does, by the loader of n8n-core; the peer is `require` of the same files. Heap after a full collection. Median of three processes.',
	columns: ['What', 'Package', 'Peer', 'Ratio', 'Goal', 'Met'],
	rows: [{ name: 'load' }],
	async measure() {
		const [loader, plain] = [await loading('loader'), await loading('require')];
		const output = await npm(['pack', '--dry-run', '--json'], { cwd: projectFolder });
		const [packed] = JSON.parse(output) as Array<{ size: number; unpackedSize: number; entryCount: number }>;
		const size = packed?.size ?? Infinity;
		const line = (name: string, cells: string[], isMet: boolean): Line => ({ name, cells: [...cells, isMet ? 'yes' : '**no**'], isMet });
		const ratio = (loader.milliseconds / plain.milliseconds).toFixed(2);
		return [
			line('load', ['Loading time', seconds(loader.milliseconds), seconds(plain.milliseconds), ratio, `at most ${MOST.milliseconds} ms`], loader.milliseconds <= MOST.milliseconds),
			line(
				'heap',
				['Heap', `${loader.heap.toFixed(1)} MB`, `${plain.heap.toFixed(1)} MB`, (loader.heap / plain.heap).toFixed(2), `at most ${MOST.heap} MB`],
				loader.heap <= MOST.heap,
			),
			line(
				'tarball',
				['Size of the tarball', `${Math.round(size / 1000)} kB (${packed?.entryCount} files, ${Math.round((packed?.unpackedSize ?? 0) / 1000)} kB unpacked)`, '-', '-', `at most ${MOST.tarball / 1000} kB`],
				size <= MOST.tarball,
			),
		];
	},
};

async function loading(how: 'loader' | 'require'): Promise<LoadFigures> {
	const figures: LoadFigures[] = [];
	for (let run = 0; run < 3; run++) {
		const child = await Child.start<LoadFigures>(join(__dirname, 'run/load.cjs'), { how }, ['--expose-gc']);
		await child.stop();
		figures.push(child.first);
	}
	say(`  ${how}: ${figures.map(({ milliseconds }) => seconds(milliseconds)).join(', ')}`);
	return { milliseconds: median(figures.map(({ milliseconds }) => milliseconds)), heap: median(figures.map(({ heap }) => heap)) };
}

/** All that is measured, in the order of the results. */
export const groups: Group[] = [
	comparison('push', 'Pushing events', `${BARE} Its requests are as large as those of the node, and compressed as well. ${SERVER}`, pushRows),
	comparison('read', 'Reading', `${BARE} The node is set to its most, 90 requests/s. ${SERVER}`, readRows),
	comparison('files', 'Large files', `Pushed as streams; the peer reads lines and sends the same batches. ${SERVER}`, fileRows),
	editor,
	load,
	n8nGroup,
	triggerGroup,
	faultsGroup,
];
