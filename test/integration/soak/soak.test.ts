import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { emitted, raised } from '../../harness/changes';
import { hurry } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Simulator } from '../../simulator';
import { blows, Listener } from './chaos';
import { chance } from './random';
import { Ledger, work } from './work';

/** How long it lasts; `npm run soak` asks for ten minutes. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 30);
const SEED = Number(process.env.SOAK_SEED ?? 20_260_701);
const CHANGE_EVERY_MS = 40;
const BLOW_EVERY_MS = 1_200;
const WORKERS = 4;
/** What a first round loads and keeps, such as compiled code, varies by some MB. */
const HEAP_TOLERANCE_MB = 30;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

function heapMb(): number {
	collect();
	collect();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Changes of alerts that every source tells of alike: those of one alert are a second apart. */
async function change({ world }: Simulator, next: (below: number) => number, isOver: () => boolean): Promise<void> {
	const changed = new Map<string, number>();
	for (let count = 0; !isOver(); count++) {
		await pause(CHANGE_EVERY_MS);
		const young = [...changed].filter(([, at]) => Date.now() - at > 1_100).map(([uuid]) => uuid).slice(0, 50);
		const uuid = young[next(young.length || 1)];
		if (uuid === undefined || next(4) === 0) {
			changed.set(world.createAlert({ events: 1 }).uuid, Date.now());
			continue;
		}
		changed.delete(uuid);
		const kind = next(3);
		if (kind === 0) world.addComment(uuid, `comment ${count}`);
		else if (kind === 1) world.updateAlert(uuid, { urgency: 1 + ((world.alert(uuid).urgency.current_value + 1 + next(90)) % 99) });
		else world.changeAlertStatus(uuid, 'Acknowledged');
	}
}

async function strike(simulator: Simulator, listener: Listener, next: (below: number) => number, isOver: () => boolean): Promise<string[]> {
	const struck: string[] = [];
	while (!isOver()) {
		await pause(BLOW_EVERY_MS);
		const [name, blow] = blows[next(blows.length)]!;
		struck.push(name);
		await blow(simulator, listener);
	}
	return struck;
}

interface Round {
	ledger: Ledger;
	struck: string[];
	raised: string[];
	emitted: string[];
	begun: number;
}

/** Everything at once for a while; then it calms down, and everything ends. */
async function round(seconds: number, seed: number): Promise<Round> {
	hurry();
	// An alert must be readable in the end, however busy this machine is: what is told without its details is not what is tested here.
	timings.deadline = 15_000;
	const simulator = await startSimulator({ alerts: 200, events: 20, seed });
	const skip = simulator.world.notifications.length;
	const listener = new Listener(simulator);
	await listener.start();
	await until(() => simulator.live.connections > 0, 'the trigger is connected');
	await pause(1_100);
	const end = Date.now() + seconds * 1_000;
	const isOver = () => Date.now() >= end;
	const ledger = new Ledger();
	const [struck] = await Promise.all([
		strike(simulator, listener, chance(seed), isOver),
		change(simulator, chance(seed + 1), isOver),
		...Array.from({ length: WORKERS }, async (_, worker) => await work(simulator, ledger, chance(seed + 2 + worker), isOver)),
	]);
	simulator.faults.clear();
	const { executions } = listener.database;
	const wanted = raised(simulator, skip);
	const isCalm = () => new Set(emitted(executions)).size >= new Set(wanted).size;
	await until(isCalm, 'all changes are told', { timeout: 40_000, every: 200 }).catch(() => undefined);
	// Two more checks, which would tell something twice.
	await pause(600);
	await listener.close();
	await simulator.stop();
	return { ledger, struck, raised: wanted, emitted: emitted(executions), begun: executions.length };
}

const resources = () => process.getActiveResourcesInfo().filter((kind) => /^(Timeout|TCPSocketWrap|TCPServerWrap)$/.test(kind)).length;

/** Where what was done is told, for whoever runs it for long. */
const tell = ({ ledger, struck, raised: wanted, begun }: Round, heaps: readonly number[]) =>
	process.stderr.write(
		`soak: ${SECONDS} s, seed ${SEED}: ${struck.length} blows; ${wanted.length} changes, ${begun} executions; ${ledger.runs} runs of nodes with ${ledger.items} items, ${ledger.failed} reported as failed; heap ${heaps.map((size) => size.toFixed(0)).join(' -> ')} MB\n`,
	);

test('nothing is lost, hidden or left behind while everything goes wrong at once', async () => {
	// What is loaded and compiled at the first use is not a leak.
	await round(Math.min(8, SECONDS), SEED + 1_000);
	const before = heapMb();
	const open = resources();
	const result = await round(SECONDS, SEED);
	const { ledger, struck } = result;
	const facts = { lost: difference(result.raised, result.emitted), doubled: difference(result.emitted, result.raised) };
	const calls = [ledger.runs, ledger.failed, struck.length, result.raised.length];
	tell(result, [before, heapMb()]);
	expect(ledger.wrong).toEqual([]);
	expect(facts).toEqual({ lost: [], doubled: [] });
	// All of it did happen.
	for (const count of calls) expect(count).toBeGreaterThan(SECONDS / 4);
	result.raised.length = result.emitted.length = 0;
	await until(() => resources() <= open, 'no socket and no timer is left', { timeout: 15_000, found: () => process.getActiveResourcesInfo().join() });
	expect(heapMb() - before).toBeLessThan(HEAP_TOLERANCE_MB);
}, (SECONDS + 120) * 1_000);

/** Those of the first that are not in the second, each as often as it is missing. */
function difference(first: readonly string[], second: readonly string[]): string[] {
	const left = new Map<string, number>();
	for (const one of second) left.set(one, (left.get(one) ?? 0) + 1);
	return first.filter((one) => {
		const count = left.get(one) ?? 0;
		left.set(one, count - 1);
		return count <= 0;
	});
}
