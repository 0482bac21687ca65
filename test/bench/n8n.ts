import { chain, manualTrigger, startingWith, type ChainNode, type PinnedItem } from '../e2e/n8n/workflow';
import { openStage, uses, type Stage } from '../e2e/stage';
import { say } from '../tools/command/runCommand';
import { withStage } from '../tools/command/withStage';
import { byId } from '../tools/demo/workflows';
import { seconds } from './run/compare';
import { median, type Group, type Line } from './run/row';

/**
 * The same work done by this package's node and by n8n's HTTP Request node, which people use when there is no node
 * for a service. Both run in turns in one real n8n against one simulator.
 */
interface Comparison {
	name: string;
	work: string;
	items: PinnedItem[];
	ours: ChainNode;
	peer: ChainNode;
	/** Whether the node did the work, that put out so many items */
	isDone(output: number): boolean;
	/** How often it is measured, after a run that warms up; once without one */
	runs: number;
	goal: string;
	isMet(ours: Side, peer: Side): boolean;
}

interface Side {
	milliseconds: number;
	requests: number;
	/** Items without an error */
	succeeded: number;
}

const ALERTS = 5_000;
const EVENTS = 1_000;
const READS = 200;
/** Above so many requests a second the platform blocks the address. */
const BLOCKED_AT = 100;
/** The maximum that the node allows, so that its default rate is not what is measured. */
const PACE = 90;
const atPace = (requests: number): number => ((requests - 1) / PACE) * 1000;

const httpRequest = (stage: Stage, parameters: Record<string, unknown>): ChainNode => ({
	name: 'HTTP Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { authentication: 'predefinedCredentialType', nodeCredentialType: 'sekoiaApi', ...parameters },
	credentials: uses(stage.credential),
	onError: 'continueRegularOutput',
});

const sekoia = (stage: Stage, parameters: Record<string, unknown>): ChainNode => ({
	name: 'SEKOIA.IO',
	type: 'n8n-nodes-sekoia.sekoia',
	parameters: { ...parameters, requestOptions: { requestsPerSecond: PACE } },
	credentials: uses(stage.credential),
	onError: 'continueRegularOutput',
});

/** All pages of the alerts: the way the documentation of the HTTP Request node shows. */
const PAGES = {
	pagination: {
		pagination: {
			paginationMode: 'updateAParameterInEachRequest',
			parameters: { parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 100 }}' }] },
			paginationCompleteWhen: 'other',
			completeExpression: '={{ $response.body.has_more === false }}',
		},
	},
};

/** Alerts got one by one. */
const reading = (stage: Stage, items: PinnedItem[]) => ({
	items,
	ours: sekoia(stage, { resource: 'alert', operation: 'get', uuid: byId('={{ $json.uuid }}') }),
	peer: httpRequest(stage, { url: `=${stage.simulator.url}/api/v1/sic/alerts/{{ $json.uuid }}` }),
	isDone: (output: number) => output === items.length,
});

function comparisons(stage: Stage): Comparison[] {
	const { url, intakeUrl, intakeKey, world } = stage.simulator;
	const alerts = world.alerts.filter(({ visible }) => visible);
	return [
		{
			name: 'n8n-search',
			work: `Search ${alerts.length} alerts, all pages`,
			items: [{ json: {} }],
			ours: sekoia(stage, { resource: 'alert', operation: 'search', returnAll: true }),
			peer: httpRequest(stage, {
				url: `${url}/api/v1/sic/alerts`,
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'limit', value: '100' }] },
				options: PAGES,
			}),
			// The HTTP Request node outputs one item per page.
			isDone: (output) => output === alerts.length || output === Math.ceil(alerts.length / 100),
			runs: 3,
			goal: `ratio at most 1.5, or the pace of ${PACE} requests/s within 10 %`,
			isMet: (ours, peer) => ours.milliseconds <= Math.max(1.5 * peer.milliseconds, 1.1 * atPace(ours.requests)),
		},
		{
			name: 'n8n-get',
			work: `Get ${READS} alerts, one item each`,
			...reading(stage, alerts.slice(0, READS).map(({ uuid }) => ({ json: { uuid } }))),
			runs: 3,
			goal: `ratio at most 1, or the pace of ${PACE} requests/s within 10 %`,
			isMet: (ours, peer) => ours.milliseconds <= Math.max(peer.milliseconds, 1.1 * atPace(READS)),
		},
		{
			name: 'n8n-push',
			work: `Push ${EVENTS} events, one item each`,
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
			isDone: (output) => output === EVENTS && world.intakeEvents.length % EVENTS === 0,
			runs: 3,
			goal: 'ratio at most 0.5',
			isMet: (ours, peer) => ours.milliseconds <= 0.5 * peer.milliseconds,
		},
	];
}

/** 1,000 items at a platform that blocks whoever sends too much. */
function underBlock(stage: Stage): Comparison {
	const { short_id: shortId } = stage.simulator.world.createAlert();
	const items = Array.from({ length: 1_000 }, () => ({ json: { uuid: shortId } }));
	return {
		name: 'n8n-block',
		work: `Get 1,000 alerts, one item each, from a platform that refuses more than ${BLOCKED_AT} requests/s (one run)`,
		...reading(stage, items),
		runs: 1,
		goal: `all succeed, at the pace of ${PACE} requests/s within 10 %`,
		isMet: ({ succeeded, milliseconds }) => succeeded === items.length && milliseconds <= 1.1 * atPace(items.length),
	};
}

/** Runs the workflow to its end. @throws when its node did not do the work */
async function measure(stage: Stage, workflowId: string, node: string, { isDone }: Comparison): Promise<Side> {
	stage.simulator.clearRequests();
	const execution = await stage.api.runToEnd(workflowId, manualTrigger.name, 120_000);
	const result = execution.nodes[node];
	if (!result || execution.status !== 'success' || !isDone(result.items.length)) {
		throw new Error(`${node} did not do its work: ${execution.error?.message ?? `${result?.items.length} items`}`);
	}
	const failed = result.items.filter(({ json, error }) => error !== undefined || json.error !== undefined).length;
	return { milliseconds: result.milliseconds, requests: stage.simulator.requests.length, succeeded: result.items.length - failed };
}

async function compare(stage: Stage, comparison: Comparison): Promise<Line> {
	const { name, work, items, runs, goal, isMet } = comparison;
	say(`  ${name}: ${work}`);
	const [ours, peer] = await Promise.all(
		[comparison.ours, comparison.peer].map(async (node) => {
			const workflow = startingWith(items, chain(name, [manualTrigger, node]));
			return { node: node.name, id: (await stage.api.createWorkflow(workflow)).id, measured: [] as Side[] };
		}),
	);
	for (let run = runs === 1 ? 1 : 0; run <= runs; run++) {
		for (const side of [ours!, peer!]) {
			const measured = await measure(stage, side.id, side.node, comparison);
			if (run > 0) side.measured.push(measured);
		}
	}
	const [our, their] = [ours!, peer!].map(({ measured }): Side => ({ ...measured.at(-1)!, milliseconds: median(measured.map(({ milliseconds }) => milliseconds)) }));
	const met = isMet(our!, their!);
	const told = ({ milliseconds, requests, succeeded }: Side): string => {
		const lost = runs === 1 ? `, ${succeeded} of ${items.length} succeeded` : '';
		return `${seconds(milliseconds)}, ${requests} ${requests === 1 ? 'request' : 'requests'}${lost}`;
	};
	const cells = [work, told(our!), told(their!), (our!.milliseconds / their!.milliseconds).toFixed(2), goal, met ? 'yes' : '**no**'];
	say(`    ${cells.slice(1).join(' | ')}`);
	return { name, cells, isMet: met };
}

/** The part of the results that compares with n8n's HTTP Request node. */
export const n8nGroup: Group = {
	name: 'n8n',
	title: "Beside n8n's HTTP Request node",
	text: 'Both nodes in turns in one real n8n, against the simulator on the same machine, without latency; time of the node alone.',
	columns: ['Work', 'SEKOIA.IO node', 'HTTP Request node', 'Ratio', 'Goal', 'Met'],
	rows: ['n8n-search', 'n8n-get', 'n8n-push', 'n8n-block'].map((name) => ({ name })),
	async measure(names) {
		const lines: Line[] = [];
		await withStage({ alerts: ALERTS, events: 10 }, async (stage) => {
			for (const comparison of comparisons(stage).filter(({ name }) => names.includes(name))) lines.push(await compare(stage, comparison));
			if (!names.includes('n8n-block')) return;
			const blocking = await openStage(stage.api, { alerts: 5, events: 0, rateLimit: BLOCKED_AT, name: 'SEKOIA.IO (blocks)' });
			try {
				lines.push(await compare(blocking, underBlock(blocking)));
			} finally {
				await blocking.simulator.stop();
			}
		});
		return lines;
	},
};
