/** What other work of the machine and the garbage collector may add; work that grows with the square takes ten times as much. */
const TOLERANCE = 3;

/** Milliseconds of CPU that this process spends on the work; the clock would also count what other processes do. */
async function cpuTimeOf(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/**
 * Checks that ten times as many things take about ten times as much work. The best of three runs of each size counts.
 * @param size of the small run; it should take some tens of milliseconds
 */
export async function expectLinear(size: number, work: (size: number) => unknown): Promise<void> {
	const few: number[] = [];
	const many: number[] = [];
	for (let run = 0; run < 3; run++) {
		few.push(await cpuTimeOf(async () => await work(size)));
		many.push(await cpuTimeOf(async () => await work(10 * size)));
	}
	const growth = Math.min(...many) / Math.min(...few);
	expect(growth).toBeLessThan(10 * TOLERANCE);
}
