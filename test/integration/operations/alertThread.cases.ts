import type { Simulator } from '../../simulator';
import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const ALERTS = '/api/v1/sic/alerts';

/** An alert with this many comments, each of which is an entry of its history, too. */
function commented({ world }: Simulator, count: number) {
	const alert = world.createAlert({ urgency: 30 });
	for (let number = 1; number <= count; number++) world.addComment(alert.uuid, `Comment ${number}`);
	return alert;
}

const newestFirst = ({ history }: ReturnType<typeof commented>) => [...history].reverse();

/** Cases of the lists of what was said of alerts and done to them. */
export const alertThreadCases = casesOf('alert', {
	getComments: [
		allFields((simulator) => {
			const alert = commented(simulator, 4);
			return {
				parameters: {
					uuid: byUrl(`https://app.sekoia.io/operations/alerts/${alert.short_id}`),
					returnAll: false,
					limit: 2,
					outputAsOneItem: true,
					options: { offset: 1 },
				},
				requests: [{ call: `GET ${ALERTS}/${alert.short_id}/comments`, query: { limit: '2', offset: '1' } }],
				output: [{ items: [{ content: 'Comment 2' }, { content: 'Comment 3' }], total: 4 }],
			};
		}),
		requiredOnly((simulator) => {
			const alert = commented(simulator, 1);
			return {
				parameters: { uuid: byId('={{ $json.alert_uuid }}') },
				items: [{ json: { alert_uuid: alert.uuid } }],
				requests: [{ call: `GET ${ALERTS}/${alert.uuid}/comments`, query: { limit: '50', offset: '0' } }],
				output: [
					{
						content: 'Comment 1',
						author: alert.comments[0]!.author,
						date: Math.floor(alert.comments[0]!.createdMs / 1_000),
						created_by_type: alert.comments[0]!.by.type,
						unseen: alert.comments[0]!.unseen,
					},
				],
			};
		}),
		also('all of more than one page', (simulator) => {
			const alert = commented(simulator, 120);
			return {
				parameters: { uuid: byId(alert.uuid), returnAll: true },
				requests: (requests) => expect(requests).toHaveLength(2),
				output: alert.comments.map(({ uuid, content }) => ({ uuid, content })),
			};
		}),
	],
	getHistory: [
		allFields((simulator) => {
			const alert = commented(simulator, 3);
			return {
				parameters: {
					uuid: byId(alert.short_id),
					returnAll: false,
					limit: 2,
					simplify: false,
					outputAsOneItem: true,
					options: { communityUuid: fromList(alert.community_uuid), offset: 1 },
				},
				requests: [
					{
						call: `GET ${ALERTS}/${alert.short_id}/history`,
						query: { community_uuid: alert.community_uuid, limit: '2', offset: '1' },
					},
				],
				output: [{ items: newestFirst(alert).slice(1, 3).map(({ uuid }) => ({ uuid })), total: alert.history.length }],
			};
		}),
		requiredOnly((simulator) => {
			const alert = commented(simulator, 1);
			simulator.world.alertBook.update(alert, { urgency: 75 }, simulator.world.analyst);
			return {
				parameters: { uuid: byId(alert.uuid) },
				requests: [{ call: `GET ${ALERTS}/${alert.uuid}/history`, query: { limit: '50', offset: '0' } }],
				output: newestFirst(alert).map(({ uuid, detail, createdMs }) => ({
					uuid,
					entry_type: detail.entry_type,
					created_at: Math.floor(createdMs / 1_000),
				})),
			};
		}),
		also('all of more than one page', (simulator) => {
			const alert = commented(simulator, 120);
			return {
				parameters: { uuid: byId(alert.uuid), returnAll: true },
				requests: (requests) => expect(requests).toHaveLength(2),
				output: newestFirst(alert).map(({ uuid }) => ({ uuid })),
			};
		}),
		also('simplified', (simulator) => {
			const { world } = simulator;
			const alert = commented(simulator, 1);
			world.alertBook.update(alert, { urgency: 75 }, world.analyst);
			return {
				parameters: { uuid: byId(alert.uuid), simplify: true },
				requests: () => undefined,
				output(output) {
					for (const entry of output) expect(Object.values(entry).filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
					expect(output[0]).toMatchObject({ entry_type: 'urgency', urgency: 75, previous_urgency: 30, status: null, created_by: world.analyst.uuid });
				},
			};
		}),
	],
});
