import type { IDataObject } from 'n8n-workflow';

import { emitted, raised } from '../../harness/changes';
import { credentialFor } from '../../harness/simulated';
import { activate, hurry, type ActivationOptions, type ActiveTrigger } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';

/** Compares what happened in a tenant with what the trigger emitted. */
export class Delivery {
	simulator!: Simulator;
	trigger!: ActiveTrigger;
	/** Notifications from before the changes that count */
	private skip = 0;

	/** Starts a new tenant. */
	async start(options: SimulatorOptions = { alerts: 10, events: 20 }): Promise<Simulator> {
		hurry();
		this.simulator = await startSimulator(options);
		this.countFromNow();
		return this.simulator;
	}

	/** Deactivates the workflow and stops the tenant. */
	async stop(): Promise<void> {
		await this.trigger.close();
		await this.simulator.stop();
	}

	/** From now on, changes must be emitted; earlier ones must not. */
	countFromNow(): void {
		this.skip = this.simulator.world.notifications.length;
	}

	/** Activates a workflow that starts at any change, unless the parameters say otherwise. */
	async open(more: Partial<ActivationOptions> = {}, parameters: IDataObject = {}): Promise<void> {
		this.trigger = await activate({
			parameters: { events: ['anyAlertUpdate'], ...parameters },
			credential: credentialFor(this.simulator),
			...more,
		});
	}

	/** Waits until the trigger listens. */
	async connected(): Promise<void> {
		await until(() => this.simulator.live.connections > 0, 'the trigger is connected');
		// The frame that asks for notifications is still on its way.
		await pause(30);
	}

	/** The changes that must be emitted, sorted. */
	wanted(): string[] {
		return raised(this.simulator, this.skip);
	}

	/** Checks that every change is emitted, and none of them twice. */
	async isComplete(timeout = 15_000): Promise<void> {
		const wanted = this.wanted();
		const isAllThere = () => this.trigger.emitted.length >= wanted.length;
		// The comparison below says what is missing.
		await until(isAllThere, `${wanted.length} changes are emitted`, { timeout }).catch(() => undefined);
		// Long enough for duplicates and for two checks.
		await pause(550);
		expect(emitted(this.trigger.emitted)).toEqual(wanted);
	}
}
