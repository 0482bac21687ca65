import type { IDataObject } from 'n8n-workflow';

import { emitted, raised } from '../../harness/changes';
import { credentialFor } from '../../harness/simulated';
import { activate, Database, restartProcess, type ActivationOptions, type ActiveTrigger } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Alert, type Simulator, type SimulatorOptions } from '../../simulator';

/** What became of the changes of one scene. */
export interface Verdict {
	raised: number;
	lost: number;
	doubled: number;
	/** Alerts whose events came in another order than they happened */
	disordered: number;
	/** Events told again after a restart, as promised */
	again?: number;
	/** What else went wrong */
	wrong?: string;
}

/** Two checks and what they find take no longer. */
const SETTLED_MS = 150_000;
/** In which a double would come: another check. */
const DOUBLES_MS = 70_000;

const perAlert = (changes: readonly string[]): Map<string, string[]> => {
	const found = new Map<string, string[]>();
	for (const change of changes) {
		const [, uuid = ''] = change.split(' ');
		found.set(uuid, [...(found.get(uuid) ?? []), change]);
	}
	return found;
};

/** How many of these are not among those, each counted as often as it is there. */
function missing(these: readonly string[], those: readonly string[]): number {
	const left = new Map<string, number>();
	for (const one of those) left.set(one, (left.get(one) ?? 0) + 1);
	return these.filter((one) => {
		const count = left.get(one) ?? 0;
		left.set(one, count - 1);
		return count <= 0;
	}).length;
}

/** A tenant of its own and a trigger with the timings of production, and what goes wrong between them. */
export class Scene {
	simulator!: Simulator;
	trigger!: ActiveTrigger;
	private skip = 0;
	private parameters: IDataObject = {};
	private readonly database = new Database();

	async open(parameters: IDataObject = {}, simulator: SimulatorOptions = {}, more: Partial<ActivationOptions> = {}): Promise<void> {
		this.simulator = await startSimulator({ alerts: 10, events: 20, ...simulator });
		this.skip = this.simulator.world.notifications.length;
		this.parameters = { events: ['anyAlertUpdate'], ...parameters };
		await this.activate(more);
		await this.connected();
		// Longer than the time in which a change counts as one of the second of the activation.
		await pause(1_500);
	}

	private async activate(more: Partial<ActivationOptions>): Promise<void> {
		const { parameters, database } = this;
		this.trigger = await activate({ parameters, credential: credentialFor(this.simulator), database, ...more });
	}

	async connected(): Promise<void> {
		await until(() => this.simulator.live.connections > 0, 'the trigger is connected', { timeout: 120_000 });
		await pause(100);
	}

	/** n8n restarts: in good order, or killed. */
	async restart(how: 'closed' | 'killed'): Promise<void> {
		if (how === 'killed') await this.trigger.kill();
		else await this.trigger.close();
		restartProcess(this.database);
		await this.activate({ activation: 'init' });
	}

	/** Waits until so many executions have begun. */
	async begun(count: number, timeout = SETTLED_MS): Promise<void> {
		await until(() => this.trigger.emitted.length >= count, `${count} executions have begun`, { timeout, found: () => this.trigger.emitted.length });
	}

	/** Does it while the LiveAPI loses every notification. */
	unheard(change: () => void): void {
		this.simulator.live.pause(true);
		change();
		this.simulator.live.pause(false);
	}

	/** Does it, and sends its notifications when the result is called. */
	heldBack(change: () => void): () => void {
		const from = this.simulator.world.notifications.length;
		this.unheard(change);
		const held = this.simulator.world.notifications.slice(from);
		return () => {
			for (const { v1, v2 } of held) for (const form of [v1, v2]) this.simulator.live.sendRaw(JSON.stringify(form));
		};
	}

	create(): Alert {
		return this.simulator.world.createAlert({ events: 1 });
	}

	/** Creates alerts and changes each in every way, more than a second apart: the API's dates are whole seconds. */
	async disturb(count = 2): Promise<void> {
		const { world } = this.simulator;
		const alerts = Array.from({ length: count }, () => this.create());
		const changes = [
			(uuid: string) => world.updateAlert(uuid, { urgency: 37 }),
			(uuid: string) => world.changeAlertStatus(uuid, 'Acknowledged'),
			(uuid: string) => world.addComment(uuid, 'seen'),
			(uuid: string) => world.changeAlertStatus(uuid, 'Ongoing'),
		];
		for (const change of changes) {
			await pause(1_200);
			for (const { uuid } of alerts) change(uuid);
		}
	}

	/** Waits until all is told that is to be told, and whether more comes. @param counts which changes are chosen */
	async verdict(counts: (change: string) => boolean = () => true): Promise<Verdict> {
		// Unlike the list of `raised`, the notifications are in the order in which things happened.
		const wanted = this.inOrder().filter(counts);
		const isThere = () => missing(wanted, emitted(this.trigger.emitted)) === 0;
		await until(isThere, 'all is told', { timeout: SETTLED_MS, every: 500 }).catch(() => undefined);
		await pause(DOUBLES_MS);
		const told = this.trigger.emitted.map((emission) => emitted([emission])[0] as string);
		const [before, after] = [perAlert(wanted), perAlert(told)];
		const disordered = [...before].filter(([uuid, changes]) => {
			const came = after.get(uuid) ?? [];
			return missing(changes, came) === 0 && missing(came, changes) === 0 && came.join() !== changes.join();
		});
		return { raised: wanted.length, lost: missing(wanted, told), doubled: missing(told, wanted), disordered: disordered.length };
	}

	private inOrder(): string[] {
		const { notifications } = this.simulator.world;
		return notifications.slice(this.skip).flatMap((_, index) => raised({ world: { notifications: [notifications[this.skip + index]] } } as never, 0));
	}

	async close(): Promise<void> {
		await this.trigger?.close();
		await this.simulator?.stop();
	}
}
