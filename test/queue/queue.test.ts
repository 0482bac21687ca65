import type { N8nServer } from '../e2e/n8n/server';
import { manualTrigger } from '../e2e/n8n/workflow';
import { openStage, OWNER, type Stage } from '../e2e/stage';
import { pause, until } from '../harness/wait';
import { startCluster, type Cluster } from './cluster';
import { byAlert, inProgressOn, isInProgress, startedOn, storedExecutions, type StoredExecution } from './executions';
import { alertWorkflow, COMMENT_TEXT, KEEP_COMMENT, lookUpWorkflow, manualWorkflow, ON_ALERT } from './workflows';

const started = Date.now();
const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const elapsed = (since: number): string => inSeconds(Date.now() - since);
const log = (text: string): void => void process.stderr.write(`${elapsed(started).padStart(8)}  ${text}\n`);

describe("n8n's queue mode with a main process and two workers", () => {
	let cluster: Cluster;
	let stage: Stage;
	/** The ID of the workflow that handles each new alert */
	let onAlert: string;

	beforeAll(async () => {
		cluster = await startCluster(2, log);
		stage = await openStage(cluster.api, { alerts: 100, events: 100 });
		log('Main process and workers are ready.');
	}, 400_000);
	afterAll(async () => {
		await stage?.simulator.stop();
		await cluster?.stop();
		log('Everything has ended.');
	}, 90_000);

	const raise = (count: number): string[] =>
		Array.from({ length: count }, () => stage.simulator.world.createAlert().uuid);

	const commentsOn = (uuid: string): number =>
		stage.simulator.world.alert(uuid).comments.filter(({ content }) => content === COMMENT_TEXT).length;

	const stored = async (): Promise<StoredExecution[]> => await storedExecutions(cluster.postgres, onAlert);

	/** Waits until each alert has an execution and all executions have ended. */
	async function handled(alerts: string[], seconds: number): Promise<Map<string, StoredExecution[]>> {
		let executions = new Map<string, StoredExecution[]>();
		const missing = () => alerts.filter((uuid) => executions.get(uuid)?.length === 0);
		const areHandled = async () => {
			executions = byAlert(alerts, await stored());
			return missing().length === 0 && ![...executions.values()].flat().some(isInProgress);
		};
		const found = () => `${missing().length} of ${alerts.length} alerts have no execution: ${missing().join(', ')}`;
		await until(areHandled, 'all alerts are handled', { timeout: seconds * 1000, every: 200, found });
		return executions;
	}

	/** Executions of alerts that never succeeded, and the number of executions beyond the first of each alert. */
	function outcome(executions: Map<string, StoredExecution[]>) {
		const all = [...executions.values()];
		return {
			unfinished: all.filter((ofAlert) => !ofAlert.some(({ status }) => status === 'success')).flat(),
			duplicates: all.reduce((sum, ofAlert) => sum + ofAlert.length - 1, 0),
		};
	}

	/** Asks the webhook for all the alerts at once. */
	async function lookUp(path: string, alerts: string[]): Promise<Array<Record<string, unknown>>> {
		return await Promise.all(
			alerts.map(async (uuid) => {
				const response = await fetch(`${cluster.main.url}/webhook/${path}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ uuid }),
				});
				return (await response.json()) as Record<string, unknown>;
			}),
		);
	}

	/** How many of the executions each worker ran. */
	const shares = (ids: string[]): number[] =>
		cluster.workers.map((worker) => ids.filter((id) => startedOn(worker).has(id)).length);

	it('distributes the executions of a webhook over both workers', async () => {
		const { api } = cluster;
		const workflow = await api.createWorkflow(lookUpWorkflow(stage.credential, 'look-up'));
		await api.activateWorkflow(workflow.id);
		const alerts = raise(30);

		const since = Date.now();
		const answers = await lookUp('look-up', alerts);
		const time = elapsed(since);

		expect(answers.map(({ uuid, short_id }) => [uuid, short_id])).toEqual(
			alerts.map((uuid) => [uuid, stage.simulator.world.alert(uuid).short_id]),
		);
		const executions = await api.listExecutions(workflow.id, 100);
		expect(executions.map(({ status }) => status)).toEqual(alerts.map(() => 'success'));
		const ran = shares(executions.map(({ id }) => id));
		log(`30 webhook calls at once were answered in ${time}; the workers ran ${ran.join(' and ')} of them.`);
		expect(Math.min(...ran)).toBeGreaterThan(0);
		expect(ran[0]! + ran[1]!).toBe(alerts.length);
	});

	it('limits the request rate of each worker separately', async () => {
		const { api } = cluster;
		const limit = 2;
		const workflow = await api.createWorkflow(lookUpWorkflow(stage.credential, 'slowly', { requestsPerSecond: limit }));
		await api.activateWorkflow(workflow.id);
		stage.simulator.clearRequests();
		await lookUp('slowly', raise(20));

		const times = stage.simulator.requests.map(({ startedAt }) => startedAt);
		const rate = (times.length - 1) / ((Math.max(...times) - Math.min(...times)) / 1000);
		log(`With a limit of ${limit} requests per second, the two workers together sent ${rate.toFixed(1)} per second.`);
		expect(times).toHaveLength(20);
		expect(rate).toBeGreaterThan(1.2 * limit);
		expect(rate).toBeLessThan(2.2 * limit);
	});

	it('runs a manual execution on a worker', async () => {
		const { api, workers } = cluster;
		const [uuid = ''] = raise(1);
		const workflow = await api.createWorkflow(manualWorkflow(stage.credential, uuid));
		const execution = await api.runToEnd(workflow.id, manualTrigger.name);
		expect(execution.nodes['Get it']?.items[0]?.json.uuid).toBe(uuid);
		expect(workers.filter((worker) => startedOn(worker).has(execution.id))).toHaveLength(1);
	});

	it('opens one socket for the live trigger and runs one execution for each alert, on the workers', async () => {
		const { api } = cluster;
		const { live } = stage.simulator;
		onAlert = (await api.createWorkflow(alertWorkflow(stage.credential, stage.simulator))).id;
		await api.activateWorkflow(onAlert);
		expect(live.connections).toBe(1);

		const since = Date.now();
		const alerts = raise(60);
		const executions = await handled(alerts, 90);
		const time = elapsed(since);

		expect(outcome(executions)).toEqual({ unfinished: [], duplicates: 0 });
		expect(alerts.map(commentsOn)).toEqual(alerts.map(() => 1));
		const ids = [...executions.values()].flat().map(({ id }) => id);
		const ran = shares(ids);
		log(`60 alerts raised at once were handled in ${time}; the workers ran ${ran.join(' and ')} of them.`);
		expect(Math.min(...ran)).toBeGreaterThan(0);
		expect(ran[0]! + ran[1]!).toBe(alerts.length);
		expect([live.connections, live.handshakes.length]).toEqual([1, 1]);
	});

	it('starts the execution of a single alert within two seconds', async () => {
		const delays: number[] = [];
		for (let round = 0; round < 5; round++) {
			const since = Date.now();
			const alerts = raise(1);
			const [[execution] = []] = [...(await handled(alerts, 30)).values()];
			delays.push((execution?.startedAt ?? 0) - since);
		}
		log(`Single alerts had a worker after ${delays.map(Math.round).join(', ')} ms.`);
		expect(Math.min(...delays)).toBeLessThan(2_000);
	});

	it('passes files from the main process to a worker and back', async () => {
		const { simulator } = stage;
		const { api } = cluster;
		const alerts = raise(1);
		const [uuid = ''] = alerts;
		const [[stored] = []] = [...(await handled(alerts, 30)).values()];
		const { nodes } = await api.getExecution(stored?.id ?? '');

		// The main process made the trigger's file; a worker pushed its lines to the intake.
		expect(nodes[ON_ALERT]?.items[0]?.binary?.alert).toMatchObject({ fileName: 'alert.json', mimeType: 'application/json' });
		const batches = simulator.requests.filter(({ path }) => path.endsWith('/batch')).map(({ body }) => body as { jsons: string[] });
		const files = batches.map(({ jsons }) => JSON.parse(jsons.join('\n')) as { uuid: string; short_id: string });
		expect(files.filter((file) => file.uuid === uuid)).toMatchObject([{ short_id: simulator.world.alert(uuid).short_id }]);

		// A worker made the file of the comment; the main process gives it out.
		const comment = nodes[KEEP_COMMENT]?.items[0]?.binary?.data;
		expect(comment).toMatchObject({ fileName: 'comment.json', data: 'database' });
		expect(JSON.parse(String(await api.readBinary(comment!)))).toMatchObject({ content: COMMENT_TEXT });
	});

	/** Makes comments take so long that executions are in progress when a worker ends. */
	const slowDown = (): void => stage.simulator.faults.add({ method: 'POST', path: /\/comments$/, times: Infinity, delayMs: 2_000 });

	const untilBusy = async (): Promise<void> => {
		const areBusy = () => cluster.workers.every((worker) => inProgressOn(worker).size > 0);
		await until(areBusy, 'both workers are busy', { timeout: 30_000 });
	};

	it('completes every execution when a worker is restarted gracefully', async () => {
		slowDown();
		const alerts = raise(20);
		await untilBusy();
		await cluster.workers[1]!.restart();
		stage.simulator.faults.clear();
		expect(outcome(await handled(alerts, 60))).toEqual({ unfinished: [], duplicates: 0 });
	});

	it('runs the executions of a killed worker again', async () => {
		const [victim] = cluster.workers as [N8nServer, N8nServer];
		slowDown();
		const alerts = raise(20);
		await untilBusy();
		await victim.kill();
		const interrupted = (await stored()).filter(isInProgress).map(({ id }) => id);
		alerts.push(...raise(10));
		const since = Date.now();
		// n8n does not repeat the executions of a worker that died; the trigger does.
		const finished = async () => outcome(await handled(alerts, 90));
		const haveSucceeded = async () => (await finished()).unfinished.length === 0;
		await until(haveSucceeded, "the dead worker's executions have run again", { timeout: 90_000, every: 200 });
		const time = elapsed(since);
		stage.simulator.faults.clear();

		const { duplicates } = await finished();
		log(
			`A worker was killed: ${alerts.length} alerts of that time were handled within ${time}; ${interrupted.length} executions died with the worker or its queue, ${duplicates} were run again.`,
		);
		for (const uuid of alerts) expect(commentsOn(uuid)).toBeGreaterThan(0);
		expect(stage.simulator.live.handshakes).toHaveLength(1);

		await victim.restart();
		const before = startedOn(victim).size;
		expect(outcome(await handled(raise(20), 60))).toEqual({ unfinished: [], duplicates: 0 });
		expect(startedOn(victim).size).toBeGreaterThan(before);
	});

	it('loses no alert when the main process is killed', async () => {
		const { main, api } = cluster;
		const { live } = stage.simulator;
		const alerts = raise(20);
		await until(() => alerts.some((uuid) => commentsOn(uuid) > 0), 'some alerts are handled', { timeout: 30_000 });
		await main.kill();
		// The main process held the socket.
		await until(() => live.connections === 0, 'the socket is closed', { timeout: 5_000 });
		const missed = raise(20);
		// n8n has stored these, but perhaps had no time to put them into the queue.
		const halfStarted = (await stored()).filter(({ status }) => status === 'new').map(({ id }) => id);
		await pause(2_000);

		const restart = Date.now();
		await main.restart();
		const ready = Date.now();
		await api.login(OWNER);
		alerts.push(...missed, ...raise(10));
		const executions = await handled(alerts, 150);

		const { unfinished, duplicates } = outcome(executions);
		const starts = missed.map((uuid) => executions.get(uuid)?.[0]?.startedAt ?? Infinity);
		const firstRecovered = Math.min(...starts) - ready;
		log(
			`The main process was killed; ${inSeconds(ready - restart)} after its new start it was ready, ${inSeconds(firstRecovered)} later the first missed alert ran, and ${inSeconds(Date.now() - ready)} later all ${alerts.length} alerts of that time were handled, ${unfinished.length} of them by an execution that n8n had given up; ${duplicates} executions were duplicates.`,
		);
		expect(unfinished.filter(({ id }) => !halfStarted.includes(id))).toEqual([]);
		expect(alerts.filter((uuid) => commentsOn(uuid) === 0).length).toBeLessThanOrEqual(unfinished.length);
		// Recovery begins when the trigger connects, not with the check a minute later.
		expect(firstRecovered).toBeLessThan(45_000);
		expect(live.connections).toBe(1);
	}, 300_000);
});
