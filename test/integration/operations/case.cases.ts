import type { IDataObject } from 'n8n-workflow';

import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const rows = (...alerts: IDataObject[]) => ({ row: alerts.map((id) => ({ id })) });

export const caseCases = casesOf('case', {
	attachAlerts: [
		allFields(({ world }) => {
			const record = world.createCase({ title: 'Phishing wave' });
			const [one, two, three] = [world.createAlert(), world.createAlert(), world.createAlert()];
			return {
				parameters: {
					caseUuid: byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}?tab=alerts`),
					alerts: rows(
						fromList(one.short_id),
						byId(` ${two.uuid} `),
						byUrl(`https://app.sekoia.io/operations/alerts/${three.short_id}`),
					),
				},
				requests: [
					{
						call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`,
						body: { alerts: [one.short_id, two.uuid, three.short_id] },
					},
				],
				output: [{ status: 'updated' }],
				afterwards: () => expect(world.case(record.uuid).alerts).toEqual([one.uuid, two.uuid, three.uuid]),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase();
			const { short_id: earlier } = world.createAlert();
			world.setCaseAlerts(record.uuid, [earlier]);
			const alert = world.createAlert();
			return {
				parameters: { caseUuid: byId(record.uuid), alerts: rows(byId('={{ $json.short_id }}')) },
				items: [{ json: { short_id: alert.short_id } }],
				requests: [{ call: `PATCH /api/v1/sic/cases/${record.uuid}/alerts`, body: { alerts: [alert.short_id] } }],
				output: [{ status: 'updated' }],
				afterwards: () => expect(world.case(record.uuid).alerts).toEqual([world.alert(earlier).uuid, alert.uuid]),
			};
		}),
		also('alerts from an expression that gives a list', ({ world }) => {
			const record = world.createCase();
			const ids = [world.createAlert().short_id, world.createAlert().short_id];
			const request = { call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`, body: { alerts: ids } };
			return {
				parameters: { caseUuid: byId('={{ $json.case }}'), alerts: rows(byId('={{ $json.alerts }}')) },
				items: [{ json: { case: record.short_id, alerts: ids } }],
				requests: [request],
				output: [{ status: 'updated' }],
			};
		}),
		also('alerts from an entry that gives a list, or names several', ({ world }) => {
			const record = world.createCase();
			const [one, two, three, four] = Array.from({ length: 4 }, () => world.createAlert().short_id);
			return {
				parameters: { caseUuid: byId(record.short_id), alerts: rows(byId('={{ $json.alerts }}'), byId(`${three}, ${four}`)) },
				items: [{ json: { alerts: [one, two] } }],
				requests: [
					{
						call: `PATCH /api/v1/sic/cases/${record.short_id}/alerts`,
						body: { alerts: [one!, two!, three!, four!] },
					},
				],
				output: [{ status: 'updated' }],
			};
		}),
	],
});
