import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { say } from '../../tools/command/runCommand';
import { Child } from './child';
import type { Figures, Line, Place, Row } from './row';

export const COLUMNS = ['Work', 'SEKOIA.IO node', 'Peer', 'Ratio', 'Memory, node / peer', 'CPU, node / peer', 'Goal', 'Met'];

const SIDE = join(__dirname, 'side.ts');
const SERVER = join(__dirname, '../server/bareServer.ts');

/** As `1.23 s`, or `45 ms` where that is more telling. */
export const seconds = (milliseconds: number): string =>
	milliseconds < 950 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
const megabytes = (count: number): string => `${Math.max(0, Math.round(count))} MB`;

async function figuresOf(name: string, side: 'ours' | 'peer', place: Place): Promise<Figures> {
	const child = await Child.start<Figures>(SIDE, { name, side, place }, ['--expose-gc']);
	await child.stop();
	return child.first;
}

/** Measures both sides of a row, one after the other, each in a process of its own, against one server in a third. */
async function measure(row: Row): Promise<Line> {
	const folder = await mkdtemp(join(tmpdir(), 'sekoia-bench-'));
	const server = await Child.start<{ url: string }>(SERVER, row.server ?? {});
	try {
		const place: Place = { ...server.first, folder };
		const ours = await figuresOf(row.name, 'ours', place);
		const peer = row.peer && (await figuresOf(row.name, 'peer', place));
		return toLine(row, ours, peer);
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

function toLine({ name, work, goal, isMet, peerName }: Row, ours: Figures, peer: Figures | undefined): Line {
	const both = (show: (figures: Figures) => string) => (peer ? `${show(ours)} / ${show(peer)}` : show(ours));
	const met = isMet(ours, peer ?? { milliseconds: NaN, cpu: NaN, memory: NaN });
	const cells = [
		work,
		seconds(ours.milliseconds),
		peer ? seconds(peer.milliseconds) + (peerName ? ` (${peerName})` : '') : '-',
		peer ? (ours.milliseconds / peer.milliseconds).toFixed(2) : '-',
		both(({ memory }) => megabytes(memory)),
		both(({ cpu }) => seconds(cpu)),
		goal,
		met ? 'yes' : '**no**',
	];
	return { name, cells, isMet: met };
}

/** Measures rows one after the other and tells how it goes. */
export async function measureRows(rows: readonly Row[], names: readonly string[]): Promise<Line[]> {
	const lines: Line[] = [];
	for (const row of rows.filter(({ name }) => names.includes(name))) {
		say(`  ${row.name}: ${row.work}`);
		const line = await measure(row);
		say(`    ${line.cells.slice(1).join(' | ')}`);
		lines.push(line);
	}
	return lines;
}
