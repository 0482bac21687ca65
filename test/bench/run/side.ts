/** One side of one row, in a process of its own: a run that warms up, then those that count. */
import * as engine from '../../harness/engine';
import { rowNamed } from '../rows';
import { optionsOfChild, tell } from './child';
import { peakOf } from './memory';
import { median, type Figures, type Place } from './row';

async function measure(): Promise<Figures> {
	const { name, side, place } = optionsOfChild<{ name: string; side: 'ours' | 'peer'; place: Place }>();
	const row = rowNamed(name);
	const work = await (side === 'ours' ? row.ours(place, engine) : row.peer!(place));
	const { runs = 3 } = row;
	if (runs > 1) await work();
	const times: number[] = [];
	const cpus: number[] = [];
	const peaks: number[] = [];
	for (let run = 0; run < runs; run++) {
		peaks.push(
			await peakOf(async () => {
				const started = performance.now();
				const before = process.cpuUsage();
				await work();
				const { user, system } = process.cpuUsage(before);
				times.push(performance.now() - started);
				cpus.push((user + system) / 1000);
			}),
		);
	}
	return { milliseconds: median(times), cpu: median(cpus), memory: median(peaks) };
}

measure().then(tell, (error: Error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exit(1);
});
