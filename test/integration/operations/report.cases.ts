import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

/** Cases of the operations on CTI reports. */
export const reportCases = casesOf('report', {
	get: [
		allFields(({ world }) => {
			const { object } = world.intelligence.reports[0]!;
			return {
				parameters: { uuid: fromList(object.id, String(object.name)) },
				requests: [{ call: `GET /api/v2/inthreat/reports/${object.id}` }],
				output: [{ data: { id: object.id, name: object.name } }],
			};
		}),
		requiredOnly(({ world }) => {
			const { object } = world.intelligence.reports[1]!;
			const uuid = object.id.replace('report--', '');
			return {
				parameters: { uuid: byId('={{ $json.id }}') },
				items: [{ json: { id: ` ${uuid}\n` } }],
				requests: [{ call: `GET /api/v2/inthreat/reports/${uuid}` }],
				output: [{ data: { id: object.id } }],
			};
		}),
		also('by the address of its page', ({ world }) => {
			const { object } = world.intelligence.reports[2]!;
			return {
				parameters: { uuid: byUrl(`https://app.sekoia.io/intelligence/objects/${object.id}?tab=graph`) },
				requests: [{ call: `GET /api/v2/inthreat/reports/${object.id}` }],
				output: [{ data: { id: object.id } }],
			};
		}),
	],
});
