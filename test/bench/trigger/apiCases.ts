import { pause } from '../../harness/wait';
import type { Fault } from '../../simulator';
import type { Case } from './cases';
import type { Scene } from './scene';

const anyRead: Fault = { path: /^\/api\/v1\/sic\/alerts/, times: Infinity };

/** 15 new alerts, none of which can be read: each is told as its notification tells it, within a minute. */
const unreadable = (what: string, fault: Fault): Case => ({
	what,
	async play(scene) {
		await scene.open({ options: { recoveryWindow: 0 } });
		scene.simulator.faults.add(fault);
		for (let count = 0; count < 15; count++) scene.create();
		const isInTime = await scene.begun(15, 70_000).then(() => true, () => false);
		const isPlain = scene.trigger.emitted.every(({ json }) => json.enriched === false);
		scene.simulator.faults.clear();
		const wrong = [...(isInTime ? [] : [`not all within 70 s`]), ...(isPlain ? [] : ['something else than the notifications was told'])].join('; ');
		return { ...(await scene.verdict()), wrong: wrong || undefined };
	},
});

/** Alerts raised while the platform cannot be reached. */
async function inGap(scene: Scene, count: number): Promise<void> {
	await scene.simulator.stopListening();
	for (let raised = 0; raised < count; raised++) scene.simulator.world.createAlert({ events: 0 });
	await pause(2_000);
	await scene.simulator.startListening();
}

let shift = 0;

/** The cases in which the API itself misbehaves. */
export const apiCases: Case[] = [
	unreadable('REST accepts requests and never answers', { ...anyRead, delayMs: 600_000 }),
	unreadable('REST answers 429 with Retry-After 30', { ...anyRead, status: 429, headers: { 'Retry-After': '30' } }),
	{
		what: '12 alerts are deleted before they can be read, and one is not',
		async play(scene) {
			await scene.open({ options: { recoveryWindow: 0 } });
			for (let count = 0; count < 12; count++) scene.simulator.world.alertBook.remove(scene.create());
			const { uuid } = scene.create();
			const started = Date.now();
			await scene.begun(13, 70_000);
			const at = scene.trigger.emitted.find(({ json }) => json.alert_uuid === uuid)?.at ?? Infinity;
			const wrong = at - started > 5_000 ? `the other one took ${Math.round((at - started) / 1000)} s` : undefined;
			return { ...(await scene.verdict()), wrong };
		},
	},
	{
		what: 'Details answer 200 with {}',
		async play(scene) {
			await scene.open({ options: { recoveryWindow: 0 } });
			scene.simulator.faults.add({ path: /^\/api\/v1\/sic\/alerts\/.{36}/, status: 200, body: {}, times: Infinity });
			const { short_id: shortId } = scene.create();
			await scene.begun(1, 90_000);
			const { json } = scene.trigger.emitted[0]!;
			const wrong = json.short_id === shortId && json.enriched === false ? undefined : 'the content of the notification is missing';
			return { ...(await scene.verdict()), wrong };
		},
	},
	{
		what: '1,300 alerts in a gap, and offsets above 1,000 are refused',
		async play(scene) {
			await scene.open({ events: ['alertCreated'] });
			scene.simulator.faults.add({ path: '/api/v1/sic/alerts', query: /offset=(1\d{3,}|[2-9]\d{3,})/, status: 400, times: Infinity });
			await inGap(scene, 1_300);
			return await scene.verdict();
		},
	},
	{
		what: "The platform's clock steps back by 10 minutes, and a new alert is not heard",
		async play(scene) {
			shift = 0;
			await scene.open({}, { now: () => new Date(Date.now() + shift) });
			scene.create();
			await scene.begun(1);
			await pause(3_000);
			shift = -600_000;
			await pause(3_000);
			scene.unheard(() => scene.create());
			return await scene.verdict();
		},
	},
	{
		what: 'One alert is dated an hour ahead, and a new one is not heard',
		async play(scene) {
			await scene.open({ events: ['alertCreated'] });
			const { uuid } = scene.create();
			await scene.begun(1);
			scene.simulator.world.alert(uuid).updatedMs += 3_600_000;
			await pause(65_000);
			scene.unheard(() => scene.create());
			return await scene.verdict();
		},
	},
	{
		what: 'A comment on an old alert, unheard, that does not move the date of the alert',
		async play(scene) {
			await scene.open();
			const old = scene.simulator.world.alerts[9]!;
			const { updatedMs } = old;
			scene.unheard(() => scene.simulator.world.addComment(old.uuid, 'quiet'));
			old.updatedMs = updatedMs;
			return await scene.verdict();
		},
	},
	{
		what: 'A comment that is deleted at once, known from its v1 form only, and then another',
		async play(scene) {
			await scene.open({ events: ['alertCommentCreated'] });
			const { uuid } = scene.create();
			const { world, live } = scene.simulator;
			await pause(1_500);
			scene.unheard(() => world.addComment(uuid, 'gone'));
			const gone = String(world.alert(uuid).comments.pop()!.uuid);
			live.sendRaw(JSON.stringify(world.notifications.at(-1)!.v1));
			world.addComment(uuid, 'stays');
			const verdict = await scene.verdict((change) => change.startsWith('alert-comment') && !change.includes(gone));
			// The deleted one may be told, without its content.
			return { ...verdict, doubled: Math.max(0, verdict.doubled - 1) };
		},
	},
];
