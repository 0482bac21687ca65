import { faults } from '../../harness/faults';
import { pause, until } from '../../harness/wait';
import type { Scene, Verdict } from './scene';

/** One scene: what happens, and what became of it. */
export interface Case {
	what: string;
	play(scene: Scene): Promise<Verdict>;
}

/** How long a fault lasts: longer than a ping and its answer take. */
const FAULT_MS = 45_000;

/** Changes before, during and after each kind of fault. */
const everyFault: Case[] = faults.map(([name, strike, heal]) => ({
	what: `Fault: ${name}`,
	async play(scene) {
		await scene.open();
		await scene.disturb();
		await strike(scene.simulator);
		await scene.disturb();
		await pause(FAULT_MS);
		await scene.disturb();
		await heal(scene.simulator);
		await scene.disturb();
		await scene.connected();
		await scene.disturb();
		return await scene.verdict();
	},
}));

/** Executions that n8n's end may have cut off run again when it is back within two minutes: docs/triggers.md promises it. */
const againAllowed = ({ doubled, ...verdict }: Verdict): Verdict => ({ ...verdict, doubled: 0, again: doubled });

const lost: Case[] = [1, 3].map((rises) => ({
	what: `${rises === 1 ? 'A rise' : 'Three rises'} of the event count, unheard, 3 s after the creation`,
	async play(scene) {
		await scene.open();
		const { uuid } = scene.create();
		await pause(3_000);
		scene.unheard(() => {
			for (let rise = 0; rise < rises; rise++) scene.simulator.world.updateAlert(uuid, { similar: 2 + rise });
		});
		const verdict = await scene.verdict((change) => change.startsWith('alert-created'));
		// However many rises there were, the alert shows the last number only: one event tells it.
		return { ...verdict, raised: 2, lost: verdict.lost + (verdict.doubled === 0 ? 1 : 0), doubled: Math.max(0, verdict.doubled - 1) };
	},
}));

lost.push(
	{
		what: 'A status change, unheard, while 21 alerts were created 3 s before',
		async play(scene) {
			await scene.open();
			const alerts = Array.from({ length: 21 }, () => scene.create());
			await pause(3_000);
			scene.unheard(() => scene.simulator.world.changeAlertStatus(alerts[7]!.uuid, 'Acknowledged'));
			return await scene.verdict();
		},
	},
	{
		what: 'A change, a quick restart, the next change 8 s later',
		async play(scene) {
			await scene.open();
			const { uuid } = scene.create();
			await scene.begun(1);
			scene.simulator.world.updateAlert(uuid, { similar: 2 });
			await scene.begun(2);
			await pause(2_000);
			await scene.restart('closed');
			await scene.connected();
			await pause(6_000);
			scene.simulator.world.updateAlert(uuid, { similar: 3 });
			return againAllowed(await scene.verdict());
		},
	},
	{
		what: 'n8n refuses executions for 8 s, and the connection is cut meanwhile',
		async play(scene) {
			await scene.open();
			const { uuid } = scene.create();
			await scene.begun(1);
			scene.trigger.failNextStarts(Infinity);
			scene.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
			await pause(1_000);
			scene.simulator.live.dropAll();
			await pause(7_000);
			scene.trigger.failNextStarts(0);
			return await scene.verdict();
		},
	},
	{
		what: 'n8n is killed in the middle of a burst, and starts again 5 s later',
		async play(scene) {
			await scene.open();
			const playing = scene.disturb(20);
			await scene.begun(30);
			await scene.trigger.kill();
			await pause(5_000);
			await scene.restart('killed');
			await playing;
			return againAllowed(await scene.verdict());
		},
	},
);

const doubled: Case[] = [
	{
		what: 'Notifications that arrive 240 s late',
		async play(scene) {
			await scene.open();
			const { uuid } = scene.create();
			await scene.begun(1);
			const { world } = scene.simulator;
			const release = scene.heldBack(() => {
				scene.create();
				world.changeAlertStatus(uuid, 'Acknowledged');
				world.updateAlert(uuid, { urgency: 70 });
				world.addComment(uuid, 'late');
			});
			await pause(240_000);
			release();
			return { ...(await scene.verdict()), disordered: 0 };
		},
	},
	{
		what: 'A notification that arrives after 22,000 unwanted ones',
		async play(scene) {
			await scene.open({ events: ['alertStatusChanged'] });
			const { uuid } = scene.create();
			await pause(2_000);
			const release = scene.heldBack(() => scene.simulator.world.changeAlertStatus(uuid, 'Acknowledged'));
			await scene.begun(1);
			for (let sent = 0; sent < 22_000; sent += 100) {
				for (let index = sent; index < sent + 100; index++) {
					const metadata = { version: 2, uuid: `m${index}`, created_at: new Date().toISOString() };
					scene.simulator.live.sendRaw(JSON.stringify({ metadata, type: 'alert', action: 'updated', attributes: { uuid: `a${index}`, updated: { similar: 2 } } }));
				}
				await pause(180);
			}
			release();
			return await scene.verdict((change) => change.startsWith('alert-status-changed'));
		},
	},
];

const disordered: Case[] = [
	{
		what: 'A status change in a gap, and a comment 20 ms after the reconnection',
		async play(scene) {
			await scene.open();
			const { uuid } = scene.create();
			await scene.begun(1);
			const { live, world } = scene.simulator;
			const accepted = live.accepted;
			live.pause(true);
			live.dropAll();
			await pause(1_200);
			world.changeAlertStatus(uuid, 'Acknowledged');
			await until(() => live.accepted > accepted, 'the trigger has connected again', { timeout: 60_000, every: 5 });
			live.pause(false);
			await pause(20);
			world.addComment(uuid, 'after the gap');
			return await scene.verdict();
		},
	},
	{
		what: 'Single notifications that are lost between others',
		async play(scene) {
			await scene.open();
			const { uuid } = scene.create();
			const { world } = scene.simulator;
			const changes = [
				() => scene.unheard(() => world.changeAlertStatus(uuid, 'Acknowledged')),
				() => world.addComment(uuid, 'heard'),
				() => scene.unheard(() => world.updateAlert(uuid, { urgency: 12 })),
				() => world.changeAlertStatus(uuid, 'Ongoing'),
			];
			for (const change of changes) {
				await pause(1_200);
				change();
			}
			return await scene.verdict();
		},
	},
];

/** The cases of losses, doubles and disorder, and each kind of fault. */
export const orderCases: Case[] = [...lost, ...doubled, ...disordered, ...everyFault];
