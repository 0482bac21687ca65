import type { IDataObject } from 'n8n-workflow';

import { credentialFor, useSimulator } from '../../harness/simulated';
import { activate, hurry, type ActiveTrigger, type Emission } from '../../harness/trigger';
import { pause, until } from '../../harness/wait';
import type { Simulator } from '../../simulator';

/** A tenant and the workflow that listens to it, for the tests of a file. */
export class Listening {
	simulator!: Simulator;
	trigger: ActiveTrigger | undefined;

	constructor() {
		beforeAll(hurry);
		afterEach(async () => {
			await this.trigger?.close();
			this.trigger = undefined;
		});
		useSimulator({ alerts: 30, events: 100 }, (started) => (this.simulator = started));
	}

	/** Activates a workflow and waits until its trigger listens. */
	async listen(events: string[], more: IDataObject = {}): Promise<void> {
		this.trigger = await activate({ parameters: { events, ...more }, credential: credentialFor(this.simulator) });
		await until(() => this.simulator.live.connections > 0, 'the trigger is connected');
		// The frame that asks for notifications is still on its way.
		await pause(50);
	}

	/** The executions so far. */
	get emitted(): Emission[] {
		return this.trigger!.emitted;
	}

	/** Waits for one emission. */
	async first(): Promise<Emission> {
		await until(() => this.emitted.length > 0, 'an event is emitted');
		return this.emitted[0]!;
	}

	/** Waits for so many emissions, and then long enough for duplicates to arrive. @returns event and alert of each */
	async emissions(count: number): Promise<unknown[][]> {
		const told = () => this.emitted.map(({ json }) => [json.event_type, json.alert_uuid]);
		await until(() => this.emitted.length >= count, `${count} events are emitted`, { found: () => JSON.stringify(told()) });
		await pause(800);
		return told();
	}
}
