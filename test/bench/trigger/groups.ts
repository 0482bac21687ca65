import { say } from '../../tools/command/runCommand';
import type { Group, Line } from '../run/row';
import { loadRows } from './load';

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
