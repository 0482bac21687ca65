import type { Simulator } from '../../simulator';
import { allFields, byId, casesOf, fromList, requiredOnly } from './operationCase';

/** A pending countermeasure of a new alert. */
function pending({ world }: Simulator) {
	const alert = world.createAlert();
	const countermeasure = world.draw.countermeasure(alert.uuid, world.nowMs(), world.analyst);
	alert.countermeasures.push(countermeasure);
	return countermeasure;
}

/** A new alert with two pending countermeasures. */
function proposing(simulator: Simulator) {
	const first = pending(simulator);
	const alert = simulator.world.alert(first.alert_uuid);
	const second = simulator.world.draw.countermeasure(alert.uuid, simulator.world.nowMs() + 1_000, simulator.world.analyst);
	alert.countermeasures.push(second);
	return [alert, first, second] as const;
}

/** Cases for a decision; both decisions take the same fields and return the countermeasure. */
const decisionCases = (verb: string, status: string) => [
	allFields((simulator) => {
		const countermeasure = pending(simulator);
		return {
			parameters: {
				alertUuid: byId('={{ $json.alert_uuid }}'),
				cmUuid: byId('={{ $json.uuid }}'),
				additionalFields: { comment: 'The owner agrees: "go"', author: 'Containment playbook, shift 2/24' },
			},
			items: [{ json: { uuid: countermeasure.uuid, alert_uuid: countermeasure.alert_uuid } }],
			requests: [
				{
					call: `PATCH /api/v1/sic/alerts/countermeasures/${countermeasure.uuid}/${verb}`,
					body: { comment: { content: 'The owner agrees: "go"', author: 'Containment playbook, shift 2/24' } },
				},
			],
			output: [{ uuid: countermeasure.uuid, status, comments: [{ author: 'Containment playbook, shift 2/24' }] }],
			afterwards: () => expect(countermeasure.status).toBe(status),
		};
	}),
	requiredOnly((simulator) => {
		const countermeasure = pending(simulator);
		return {
			parameters: { cmUuid: fromList(countermeasure.uuid) },
			requests: [{ call: `PATCH /api/v1/sic/alerts/countermeasures/${countermeasure.uuid}/${verb}`, body: {} }],
			output: [{ uuid: countermeasure.uuid, status, comments: [] }],
			afterwards: () => expect(countermeasure.status).toBe(status),
		};
	}),
];

/** Cases of the operations on countermeasures. */
export const countermeasureCases = casesOf('countermeasure', {
	activate: decisionCases('activate', 'activated'),
	deny: decisionCases('deny', 'denied'),
	getAll: [
		allFields((simulator) => {
			const [alert, first, second] = proposing(simulator);
			first.status = 'denied';
			return {
				parameters: {
					uuid: fromList(alert.short_id),
					returnAll: false,
					limit: 5,
					simplify: true,
					outputAsOneItem: true,
					filters: { status: ['pending', 'activated'] },
					options: { sort: 'relevance', direction: 'desc', offset: 0, ignoreEmptyFilters: true },
				},
				requests: [
					{
						call: `GET /api/v1/sic/alerts/${alert.short_id}/countermeasures`,
						query: { 'match[status]': 'pending,activated', sort: 'relevance', direction: 'desc', limit: '5', offset: '0' },
					},
				],
				output: [{ items: [{ name: second.name, status: 'pending', alert_uuid: alert.uuid, uuid: second.uuid }], total: 1 }],
			};
		}),
		requiredOnly((simulator) => {
			const [alert, ...all] = proposing(simulator);
			return {
				parameters: { uuid: byId('={{ $json.alert_uuid }}') },
				items: [{ json: { alert_uuid: alert.uuid } }],
				requests: [{ call: `GET /api/v1/sic/alerts/${alert.uuid}/countermeasures`, query: { limit: '50', offset: '0' } }],
				output: all.map(({ uuid, steps }) => ({ uuid, status: 'pending', action_steps: steps.map(({ name }) => ({ name })) })),
			};
		}),
	],
});
