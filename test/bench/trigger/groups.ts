import { join } from 'node:path';

import { say } from '../../tools/command/runCommand';
import { Child } from '../run/child';
import type { Group, Line } from '../run/row';
import { loadRows } from './load';
import type { Outcome } from './matrix';

/** Speed and memory of the live trigger. */
export const triggerGroup: Group = {
	name: 'trigger',
	title: 'The live trigger under load',
	text: "The trigger in n8n-core's trigger context, with the timings and the pace that it has in production, against the simulator in a process of its own on the same machine. The peer is a bare client: `ws` and kept connections, which fetches what frames announce, 100 alerts in a request, and neither notices nor repairs a loss.",
	columns: ['What', 'SEKOIA.IO Trigger', 'Bare client', 'Goal', 'Met'],
	rows: Object.keys(loadRows).map((name) => ({ name })),
	async measure(names) {
		const lines: Line[] = [];
		for (const name of names) {
			say(`  ${name}`);
			const measured = await loadRows[name]!();
			for (const { cells } of measured) say(`    ${cells.join(' | ')}`);
			lines.push(...measured);
		}
		return lines;
	},
};

function toLine(outcome: Outcome, index: number): Line {
	const { what } = outcome;
	const name = `${index + 1}`;
	if ('failure' in outcome) return { name, cells: [name, what, '-', '-', '-', '-', `**no**: ${outcome.failure}`], isMet: false };
	const { raised, lost, doubled, disordered, wrong, again } = outcome;
	const isMet = lost === 0 && doubled === 0 && disordered === 0 && !wrong;
	return { name, cells: [name, what, ...[raised, lost, doubled, disordered].map(String), isMet ? `yes${again ? ` (${again} told again after the restart)` : ''}` : `**no**${wrong ? `: ${wrong}` : ''}`], isMet };
}

/** What the live trigger makes of faults. */
export const faultsGroup: Group = {
	name: 'faults',
	title: 'The live trigger and faults',
	text: 'All scenes side by side in one process, each with a simulated tenant of its own, with the timings of production. The changes of one alert are more than a second apart, since the dates of the API are whole seconds. After the last event, another 70 s are waited for doubles.',
	columns: ['No.', 'Scene', 'Changes', 'Lost', 'Doubled', 'Alerts out of order', 'As promised'],
	rows: [{ name: 'matrix' }],
	async measure() {
		const child = await Child.start<object>(join(__dirname, 'matrix.ts'), {});
		try {
			return (await child.ask<Outcome[]>('play')).map(toLine);
		} finally {
			await child.stop();
		}
	},
};
