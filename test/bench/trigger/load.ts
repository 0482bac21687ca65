import { join } from 'node:path';

import { pause, until } from '../../harness/wait';
import { say } from '../../tools/command/runCommand';
import { Child } from '../run/child';
import { median, type Line } from '../run/row';
import type { ListenerOptions, Report } from './listener';

type Created = Array<[uuid: string, at: number]>;

/** A platform and whoever listens to it. */
interface Heard {
	platform: Child<Pick<ListenerOptions, 'url' | 'liveApiUrl' | 'apiKey'>>;
	listener: Child<object>;
}

async function listening<Result>(side: 'ours' | 'peer', events: string[], work: (heard: Heard) => Promise<Result>): Promise<Result> {
	const platform = await Child.start<Heard['platform']['first']>(join(__dirname, 'platform.ts'), {});
	const listener = await Child.start<object>(join(__dirname, 'listener.ts'), { side, events, ...platform.first }, ['--expose-gc']);
	try {
		await until(async () => (await platform.ask<number>('connections')) > 0, 'it listens');
		await pause(1_500);
		return await work({ platform, listener });
	} finally {
		await listener.stop();
		await platform.stop();
	}
}

/** Milliseconds from each alert to its execution, in ascending order. */
function delaysOf(created: Created, begun: Report['begun']): number[] {
	const at = new Map(begun);
	return created
		.map(([uuid, raised]) => (at.get(uuid) ?? Infinity) - raised)
		.sort((one, other) => one - other);
}

const part = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const ms = (value: number): string => (value < 950 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`);
const yes = (isMet: boolean): string => (isMet ? 'yes' : '**no**');

const PER_SECOND = 500;
const SECONDS = 30;

/** Many new alerts at once, for the trigger and a bare client that does the same. */
async function storm(): Promise<Line[]> {
	const count = PER_SECOND * SECONDS;
	const measure = async (side: 'ours' | 'peer') =>
		await listening(side, ['alertCreated'], async ({ platform, listener }) => {
			const before = await listener.ask<Report>('report');
			const started = Date.now();
			const created = await platform.ask<Created>('create', PER_SECOND, count);
			const raisedIn = (Date.now() - started) / 1000;
			const all = async () => (await listener.ask<number>('count')) >= count;
			await until(all, 'all alerts have started an execution', { timeout: 90_000, every: 250 }).catch((error: Error) => say(error.message));
			const { begun, cpuUntil } = await listener.ask<Report>('report');
			const last = begun.reduce((latest, [, at]) => Math.max(latest, at), 0);
			const peak = await platform.ask<number>('peak');
			return { created, begun, raisedIn, took: (last - started) / 1000, cpu: cpuUntil - before.cpuFrom, peak, delays: delaysOf(created, begun) };
		});
	const ours = await measure('ours');
	const peer = await measure('peer');
	const p99 = part(ours.delays, 0.99);
	const lost = ours.delays.filter((delay) => delay === Infinity).length;
	const ratio = ours.cpu / peer.cpu;
	const line = (name: string, cells: string[], isMet: boolean): Line => ({ name, cells: [...cells, yes(isMet)], isMet });
	const what = `${count.toLocaleString('en')} new alerts, ${PER_SECOND}/s (raised in ${ours.raisedIn.toFixed(0)} s)`;
	return [
		line('storm-all', [`${what}: all executions begun`, `after ${ours.took.toFixed(1)} s, ${lost} lost, ${ours.begun.length - count + lost} doubled`, `after ${peer.took.toFixed(1)} s`, 'within 40 s, 0 lost, 0 doubled'], lost === 0 && ours.begun.length === count && ours.took <= 40),
		line('storm-p99', ['- from the alert to its execution, median / 99 %', `${ms(part(ours.delays, 0.5))} / ${ms(p99)}`, `${ms(part(peer.delays, 0.5))} / ${ms(part(peer.delays, 0.99))}`, '99 % under 10 s'], p99 < 10_000),
		line('storm-cpu', ['- CPU', `${ms(ours.cpu)} (ratio ${ratio.toFixed(2)})`, ms(peer.cpu), 'ratio at most 2'], ratio <= 2),
		line('storm-pace', ['- most requests in a second', String(ours.peak), String(peer.peak), 'below 100'], ours.peak < 100),
	];
}

const NOTIFICATIONS = 100_000;

/** What remains in memory after very many notifications. */
async function notifications(): Promise<Line[]> {
	const [alerts, perSecond] = [2_000, 1_000];
	return await listening('ours', ['anyAlertUpdate'], async ({ platform, listener }) => {
		await platform.ask('create', perSecond, alerts);
		const heaps: number[] = [];
		let saved = 0;
		let begun = 0;
		for (let share = 0; share < 5; share++) {
			await platform.ask('rise', perSecond, NOTIFICATIONS / 5);
			let last = -1;
			const isQuiet = async () => last === (last = await listener.ask<number>('count'));
			await until(isQuiet, 'everything is handled', { timeout: 60_000, every: 2_000 });
			const report = await listener.ask<Report>('report');
			heaps.push(report.heap);
			saved = Math.max(saved, report.saved);
			begun += report.begun.length;
			say(`    after ${((share + 1) * NOTIFICATIONS) / 5}: ${report.heap.toFixed(1)} MB, ${begun} executions`);
		}
		const growth = heaps.at(-1)! - heaps[0]!;
		const shown = heaps.map((size) => size.toFixed(1)).join(', ');
		const what = `${NOTIFICATIONS.toLocaleString('en')} notifications about ${alerts.toLocaleString('en')} alerts, ${perSecond.toLocaleString('en')}/s`;
		return [
			{ name: 'heap', cells: [`${what}: heap after each fifth`, `${shown} MB`, '-', 'grows by at most 5 MB', yes(growth <= 5)], isMet: growth <= 5 },
			{ name: 'static-data', cells: ['- saved static data', `${Math.round(saved / 1000)} kB`, '-', 'under 200 kB', yes(saved < 200_000)], isMet: saved < 200_000 },
		];
	});
}

/** One alert after the other while nothing else happens. */
async function rest(): Promise<Line[]> {
	const measure = async (side: 'ours' | 'peer') =>
		await listening(side, ['alertCreated'], async ({ platform, listener }) => {
			const created = await platform.ask<Created>('create', 4, 60);
			await pause(2_000);
			return delaysOf(created, (await listener.ask<Report>('report')).begun);
		});
	const [ours, peer] = [await measure('ours'), await measure('peer')];
	const beyond = median(ours) - median(peer);
	const shown = (delays: readonly number[]) => `${Math.round(median(delays))} / ${Math.round(part(delays, 0.99))} ms`;
	const cells = ['One new alert every 250 ms: from the alert to its execution, median / 99 %', shown(ours), shown(peer), 'median at most 50 ms above the bare client'];
	return [{ name: 'rest', cells: [...cells, yes(beyond <= 50)], isMet: beyond <= 50 }];
}

/** The rows about speed and memory of the live trigger, by name. */
export const loadRows: Record<string, () => Promise<Line[]>> = { storm, notifications, rest };
