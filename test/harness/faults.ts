import type { Simulator } from '../simulator';

/** Something that goes wrong between the trigger and the platform, and how it ends. */
export type Fault = [name: string, strike: (simulator: Simulator) => Promise<void> | void, heal: (simulator: Simulator) => Promise<void> | void];

/** What the trigger must survive without losing, doubling or disordering a change. */
export const faults: Fault[] = [
	['no fault', () => undefined, () => undefined],
	['a cut connection', (simulator) => simulator.live.dropAll(), () => undefined],
	['a connection closed with 1001', (simulator) => simulator.live.dropAll(1001), () => undefined],
	['a connection closed with 1011', (simulator) => simulator.live.dropAll(1011), () => undefined],
	['a half-open connection', (simulator) => simulator.live.halfOpen(true), (simulator) => simulator.live.halfOpen(false)],
	['unanswered pings', (simulator) => simulator.live.ignorePings(true), (simulator) => simulator.live.ignorePings(false)],
	[
		'handshakes refused with 503',
		(simulator) => {
			simulator.live.refuse(503);
			simulator.live.dropAll();
		},
		(simulator) => simulator.live.refuse(undefined),
	],
	[
		'handshakes cut off',
		(simulator) => {
			simulator.live.refuse('reset');
			simulator.live.dropAll();
		},
		(simulator) => simulator.live.refuse(undefined),
	],
	['a server that is gone', async (simulator) => await simulator.stopListening(), async (simulator) => await simulator.startListening()],
	['a slow server', (simulator) => void (simulator.live.delayMs = 300), (simulator) => void (simulator.live.delayMs = 0)],
	['every message sent twice', (simulator) => simulator.live.duplicate(true), (simulator) => simulator.live.duplicate(false)],
	['messages out of order', (simulator) => simulator.live.reorder(true), (simulator) => simulator.live.reorder(false)],
	['garbage', (simulator) => simulator.live.garbage(), (simulator) => simulator.live.garbage()],
	['notifications that never arrive', (simulator) => simulator.live.pause(true), (simulator) => simulator.live.pause(false)],
	[
		'REST requests answered with 500',
		(simulator) => simulator.faults.add({ path: /^\/api\/v1\/sic/, status: 500, times: 12 }),
		(simulator) => simulator.faults.clear(),
	],
	[
		'REST requests answered with 429',
		(simulator) => simulator.faults.add({ path: /^\/api\/v1\/sic/, status: 429, headers: { 'Retry-After': '0' }, times: 5 }),
		(simulator) => simulator.faults.clear(),
	],
	[
		'REST requests and the socket cut off',
		(simulator) => {
			simulator.faults.add({ path: /^\/api\/v1\/sic/, reset: true, times: 6 });
			simulator.live.dropAll();
		},
		(simulator) => simulator.faults.clear(),
	],
];
