import { chain, manualTrigger, startingWith, type ChainNode, type PinnedItem } from '../e2e/n8n/workflow';
import { uses, type Stage } from '../e2e/stage';
import { runCommand, say } from '../tools/command/runCommand';
import { withStage } from '../tools/command/withStage';
import { byId } from '../tools/demo/workflows';

/**
 * The same work done by this package's node and by n8n's HTTP Request node, which people use when there is no node
 * for a service. Both run in turns in one real n8n against one simulator.
 */
interface Comparison {
	name: string;
	items: PinnedItem[];
	ours: ChainNode;
	peer: ChainNode;
	/** Whether a run did the work, whose node put out so many items */
	isDone(stage: Stage, output: number): boolean;
}

const RUNS = 5;
const ALERTS = 5_000;
const EVENTS = 1_000;
const READS = 200;

const httpRequest = (stage: Stage, parameters: Record<string, unknown>): ChainNode => ({
	name: 'HTTP Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { authentication: 'predefinedCredentialType', nodeCredentialType: 'sekoiaApi', ...parameters },
	credentials: uses(stage.credential),
});

const sekoia = (stage: Stage, parameters: Record<string, unknown>): ChainNode => ({
	name: 'SEKOIA.IO',
	type: 'n8n-nodes-sekoia.sekoia',
	// The maximum that the node allows, so that its default rate is not what is measured.
	parameters: { ...parameters, requestOptions: { requestsPerSecond: 90 } },
	credentials: uses(stage.credential),
});

function comparisons(stage: Stage): Comparison[] {
	const { simulator } = stage;
	const { url, intakeUrl, intakeKey } = simulator;
	const alerts = simulator.world.alerts.filter(({ visible }) => visible);
	return [
		{
			name: `Search ${alerts.length} alerts, all pages`,
			items: [{ json: {} }],
			ours: sekoia(stage, { resource: 'alert', operation: 'search', returnAll: true }),
			peer: httpRequest(stage, {
				url: `${url}/api/v1/sic/alerts`,
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'limit', value: '100' }] },
				options: {
					pagination: {
						pagination: {
							paginationMode: 'updateAParameterInEachRequest',
							parameters: { parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 100 }}' }] },
							paginationCompleteWhen: 'other',
							completeExpression: '={{ $response.body.has_more === false }}',
						},
					},
				},
			}),
			// The HTTP Request node outputs one item per page.
			isDone: (_, output) => output === alerts.length || output === Math.ceil(alerts.length / 100),
		},
		{
			name: `Get ${READS} alerts, one item each`,
			items: alerts.slice(0, READS).map(({ uuid }) => ({ json: { uuid } })),
			ours: sekoia(stage, { resource: 'alert', operation: 'get', uuid: byId('={{ $json.uuid }}') }),
			peer: httpRequest(stage, { url: `=${url}/api/v1/sic/alerts/{{ $json.uuid }}` }),
			isDone: (_, output) => output === READS,
		},
		{
			name: `Push ${EVENTS} events, one item each`,
			items: Array.from({ length: EVENTS }, (_, index) => ({ json: { 'source.ip': '203.0.113.9', index } })),
			ours: sekoia(stage, { resource: 'event', operation: 'pushToIntake', intakeFrom: 'key', intakeKey, options: { intakeServer: intakeUrl } }),
			peer: httpRequest(stage, {
				authentication: 'none',
				method: 'POST',
				url: `${intakeUrl}/batch`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={{ { intake_key: "${intakeKey}", jsons: [JSON.stringify($json)] } }}`,
			}),
			isDone: ({ simulator: { world } }, output) => output === EVENTS && world.intakeEvents.length % EVENTS === 0,
		},
	];
}

const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] as number;

/** Runs the workflow to its end. @returns the duration of its node, in milliseconds, and the number of its requests */
async function measure(stage: Stage, workflowId: string, node: string, { isDone }: Comparison): Promise<[ms: number, requests: number]> {
	stage.simulator.clearRequests();
	const execution = await stage.api.runToEnd(workflowId, manualTrigger.name, 120_000);
	const result = execution.nodes[node];
	if (!result || execution.status !== 'success' || !isDone(stage, result.items.length)) {
		throw new Error(`${node} did not do its work: ${execution.error?.message ?? `${result?.items.length} items`}`);
	}
	return [result.milliseconds, stage.simulator.requests.length];
}

async function compare(stage: Stage, comparison: Comparison): Promise<string> {
	const sides = await Promise.all(
		[comparison.ours, comparison.peer].map(async (node) => {
			const workflow = startingWith(comparison.items, chain(comparison.name, [manualTrigger, node]));
			return { node: node.name, id: (await stage.api.createWorkflow(workflow)).id, times: [] as number[], requests: 0 };
		}),
	);
	for (let run = 0; run <= RUNS; run++) {
		for (const side of sides) {
			const [time, requests] = await measure(stage, side.id, side.node, comparison);
			// The first run warms up.
			if (run > 0) side.times.push(time);
			side.requests = requests;
		}
	}
	const [ours, peer] = sides.map(({ times, requests }) => ({ time: median(times), requests }));
	const ratio = (peer!.time / ours!.time).toFixed(2);
	return `| ${comparison.name} | ${ours!.time} ms, ${ours!.requests} requests | ${peer!.time} ms, ${peer!.requests} requests | ${ratio} |`;
}

runCommand(async () => {
	await withStage({ alerts: ALERTS, events: 10 }, async (stage) => {
		say(`\nMedian of ${RUNS} executions, time of the node alone; a ratio above 1 means that this package is faster.\n`);
		say('| Work | SEKOIA.IO node | HTTP Request node | Ratio |\n| --- | --- | --- | --- |');
		for (const comparison of comparisons(stage)) say(await compare(stage, comparison));
	});
});
