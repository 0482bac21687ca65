import { credentialFor } from '../../harness/simulated';
import { activate, Database, type ActiveTrigger } from '../../harness/trigger';
import { pause } from '../../harness/wait';
import type { Simulator } from '../../simulator';

const REST = /^\/api\//;
const INTAKE = /\/batch$/;

/** An active live trigger that can be restarted. */
export class Listener {
	readonly database = new Database();
	private trigger!: ActiveTrigger;

	constructor(private readonly simulator: Simulator) {}

	async start(): Promise<void> {
		const { simulator, database } = this;
		this.trigger = await activate({
			parameters: { events: ['anyAlertUpdate'] },
			credential: credentialFor(simulator),
			database,
			// A first activation tells when it fails; n8n's own start goes on trying.
			activation: database.staticData && Object.keys(database.staticData).length > 0 ? 'init' : 'activate',
		});
	}

	refuseStarts(count: number): void {
		this.trigger.failNextStarts(count);
	}

	/** n8n restarts, in good order or after a crash; meanwhile things happen that nobody hears. */
	async restart(how: 'close' | 'kill'): Promise<void> {
		await this.trigger[how]();
		await pause(150);
		await this.start();
	}

	async close(): Promise<void> {
		await this.trigger.close();
	}
}

type Blow = [name: string, strike: (simulator: Simulator, listener: Listener) => Promise<void> | void];

/** What can go wrong at any time; each is over within a second or two. */
export const blows: Blow[] = [
	['the connection is cut', ({ live }) => live.dropAll()],
	['the connection is closed with 1011', ({ live }) => live.dropAll(1011)],
	['notifications are lost', async ({ live }) => await during(300, (on) => live.pause(on))],
	['notifications come twice', async ({ live }) => await during(500, (on) => live.duplicate(on))],
	['notifications come in another order', async ({ live }) => await during(500, (on) => live.reorder(on))],
	['the connection is half-open', async ({ live }) => await during(500, (on) => live.halfOpen(on))],
	['handshakes are refused', async ({ live }) => {
		live.refuse(503);
		live.dropAll();
		await pause(400);
		live.refuse(undefined);
	}],
	['garbage arrives', ({ live }) => live.garbage()],
	['a storm of 429', ({ faults }) => faults.add({ path: REST, status: 429, headers: { 'Retry-After': '0' }, times: 25 })],
	['429 with a wait', ({ faults }) => faults.add({ path: REST, status: 429, headers: { 'Retry-After': '1' }, times: 3 })],
	['500', ({ faults }) => faults.add({ path: REST, status: 500, times: 20 })],
	['503 of a gateway', ({ faults }) => faults.add({ path: REST, html: true, times: 15 })],
	['slow answers', ({ faults }) => faults.add({ path: REST, delayMs: 400, times: 20 })],
	['cut requests', ({ faults }) => faults.add({ path: REST, reset: true, times: 10 })],
	['cut answers', ({ faults }) => faults.add({ path: REST, resetAfterBytes: 20, times: 5 })],
	['an intake in trouble', ({ faults }) => faults.add({ path: INTAKE, status: 503, times: 8 })],
	['the platform is gone', async (simulator) => {
		await simulator.stopListening();
		await pause(500);
		await simulator.startListening();
	}],
	['n8n cannot start executions', (_, listener) => listener.refuseStarts(3)],
	['n8n restarts', async (_, listener) => await listener.restart('close')],
	['n8n is killed', async (_, listener) => await listener.restart('kill')],
];

async function during(milliseconds: number, set: (on: boolean) => void): Promise<void> {
	set(true);
	await pause(milliseconds);
	set(false);
}
