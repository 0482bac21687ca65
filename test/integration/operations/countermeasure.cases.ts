import type { Simulator } from '../../simulator';
import { allFields, casesOf, requiredOnly } from './operationCase';

/** A pending countermeasure of a new alert. */
function pending({ world }: Simulator) {
	const alert = world.createAlert();
	const countermeasure = world.draw.countermeasure(alert.uuid, world.nowMs(), world.analyst);
	alert.countermeasures.push(countermeasure);
	return countermeasure;
}

/** Cases for a decision; both decisions take the same fields and return the countermeasure. */
const decisionCases = (verb: string, status: string) => [
	allFields((simulator) => {
		const countermeasure = pending(simulator);
		return {
			parameters: {
				cmUuid: '={{ $json.uuid }}',
				additionalFields: { comment: 'The owner agrees: "go"', author: 'Containment playbook, shift 2/24' },
			},
			items: [{ json: { uuid: countermeasure.uuid } }],
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
			parameters: { cmUuid: countermeasure.uuid },
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
});
