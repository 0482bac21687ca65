import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { runNode } from '../../harness/engine';
import { credentialFor } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { byId } from '../operations/operationCase';

/** What the actions of a soak did, and what they should have told and did not. */
export class Ledger {
	runs = 0;
	items = 0;
	failed = 0;
	readonly wrong: string[] = [];
}

type Job = (simulator: Simulator, chance: (below: number) => number) => Promise<{ parameters: IDataObject; items: INodeExecutionData[]; check(json: IDataObject, item: number): string | undefined }>;

let serial = 0;

const anyAlert = ({ world }: Simulator, chance: (below: number) => number) => world.alerts[chance(world.alerts.length)]!.uuid;

/** Each checks that what an item tells is what happened. */
const jobs: Job[] = [
	async (simulator, chance) => {
		const items = Array.from({ length: 8 }, () => ({ json: { uuid: anyAlert(simulator, chance) } }));
		return {
			parameters: { resource: 'alert', operation: 'get', uuid: byId('={{ $json.uuid }}') },
			items,
			check: (json, item) => (json.uuid === items[item]?.json.uuid ? undefined : 'another alert than asked for'),
		};
	},
	async (simulator, chance) => {
		const items = Array.from({ length: 4 }, () => ({ json: { uuid: anyAlert(simulator, chance), text: `soak ${serial++}` } }));
		return {
			parameters: { resource: 'alert', operation: 'addComment', uuid: byId('={{ $json.uuid }}'), content: '={{ $json.text }}' },
			items,
			check: (_, item) => {
				const { uuid, text } = items[item]!.json;
				const there = simulator.world.alert(uuid).comments.filter(({ content }) => content === text).length;
				return there === 1 ? undefined : `a comment is there ${there} times`;
			},
		};
	},
	async () => ({
		parameters: { resource: 'alert', operation: 'search', limit: 150, outputAsOneItem: true },
		items: [{ json: {} }],
		check: (json) => {
			const found = (json.items as IDataObject[] | undefined)?.map(({ uuid }) => uuid) ?? [];
			return new Set(found).size === 150 ? undefined : `${found.length} alerts in place of 150`;
		},
	}),
	async (simulator) => {
		const { intakeKey } = simulator;
		const items = Array.from({ length: 40 }, () => ({ json: { text: `event ${serial++}` } }));
		return {
			parameters: { resource: 'event', operation: 'pushToIntake', intakeFrom: 'key', intakeKey, events: '={{ $json.text }}' },
			items,
			check: (json, item) => {
				const [id] = json.event_ids as string[];
				const stored = simulator.world.intakeEvents.find(({ event_id: known }) => known === id);
				return stored?.raw === items[item]!.json.text ? undefined : 'an event that was accepted is not stored';
			},
		};
	},
];

/** Runs one node after the other until told to stop; each item must tell the truth about what became of it. */
export async function work(simulator: Simulator, ledger: Ledger, chance: (below: number) => number, isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		const { parameters, items, check } = await jobs[chance(jobs.length)]!(simulator, chance);
		const options = { requestsPerSecond: 90, maxTries: 1 + chance(5), timeout: 5 };
		const { items: output, error } = await runNode({
			parameters: { ...parameters, requestOptions: options },
			credential: credentialFor(simulator),
			items,
			onError: 'continueRegularOutput',
		});
		ledger.runs++;
		ledger.items += items.length;
		const what = `${String(parameters.resource)} ${String(parameters.operation)}`;
		if (error) ledger.wrong.push(`${what}: the node failed though it continues on errors: ${error.message}`);
		const told = new Set(output.map(({ pairedItem }) => (pairedItem as { item: number }).item));
		if (told.size !== items.length) ledger.wrong.push(`${what}: ${told.size} of ${items.length} items were told of`);
		for (const { json, pairedItem } of output) {
			if (typeof json.error === 'string' && json.error !== '') {
				ledger.failed++;
				continue;
			}
			const wrong = check(json, (pairedItem as { item: number }).item);
			if (wrong) ledger.wrong.push(`${what}: ${wrong}`);
		}
	}
}
