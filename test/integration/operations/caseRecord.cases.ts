import type { IDataObject } from 'n8n-workflow';

import type { Simulator } from '../../simulator';
import { allFields, also, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const CASES = '/api/v1/sic/cases';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const OTHER = 'ffffffff-0000-4000-8000-000000000000';
/** A former status, which cases have beside that of their community. */
const OPENED = '210e3788-1f95-4e04-accf-a48134f97413';

/** Values for the fields that Create and Update share, and the body that they make. */
function edited({ world }: Simulator): { fields: IDataObject; body: IDataObject } {
	const { reference, analyst } = world;
	const status = reference.caseStatus('in_progress').uuid;
	const priority = reference.customPriorities[2]!.uuid;
	const verdict = reference.customVerdicts[0]!.uuid;
	return {
		fields: {
			customPriorityUuid: priority,
			customStatusUuid: status,
			description: 'Line 1\nLine 2',
			priority: 'high',
			statusUuid: ` ${OPENED} `,
			subscribers: [analyst.uuid, NOBODY],
			tags: ['phishing', '={{ $json.tags }}', ''],
			verdictUuid: verdict,
		},
		body: {
			custom_priority_uuid: priority,
			custom_status_uuid: status,
			description: 'Line 1\nLine 2',
			priority: 'high',
			status_uuid: OPENED,
			subscribers: assignees(analyst.uuid, NOBODY),
			tags: ['phishing', 'mail', 'finance'],
			verdict_uuid: verdict,
		},
	};
}

/** Users as subscribers of a case. */
const assignees = (...users: string[]) => users.map((avatar_uuid) => ({ avatar_uuid, type: 'assignee' }));

const ANALYSIS = { verdict_analysis: 'Our own scanner', verdict_confidence: 90 };
const TAGS = { tags: ['mail', 'finance'] };

/** The members of such a body that the simulated case keeps under the same names. */
const kept = ({ status_uuid: _, ...body }: IDataObject) => body;

/** Cases of Create, Get and Update of cases. */
export const caseRecordCases = casesOf('case', {
	create: [
		allFields((simulator) => {
			const { world } = simulator;
			const { fields, body } = edited(simulator);
			const communityUuid = world.reference.communities[1]!.uuid;
			return {
				parameters: {
					title: '={{ "Wave of " + $json.day }}',
					additionalFields: { ...fields, communityUuid: fromList(communityUuid) },
				},
				items: [{ json: { ...TAGS, day: 'Monday' } }],
				requests: [
					{ call: `POST ${CASES}`, body: { ...body, title: 'Wave of Monday', community_uuid: communityUuid } },
				],
				output: [{ title: 'Wave of Monday', short_id: expect.stringMatching(/^CA/) as string, alerts: [] }],
				afterwards: () =>
					expect(world.cases.at(-1)).toMatchObject({ ...kept(body), title: 'Wave of Monday', community_uuid: communityUuid }),
			};
		}),
		requiredOnly(({ world }) => ({
			parameters: { title: ' Phishing wave ' },
			requests: [{ call: `POST ${CASES}`, body: { title: 'Phishing wave' } }],
			output: [{ title: 'Phishing wave', manual: true, number_of_alerts: 0 }],
			afterwards: () => expect(world.cases.at(-1)).toMatchObject({ title: 'Phishing wave', tags: [], subscribers: [] }),
		})),
		also('does not send fields that were left empty', () => ({
			parameters: {
				title: 'Phishing wave',
				additionalFields: { description: '', tags: [''], subscribers: [''], verdictUuid: '', communityUuid: byId('') },
			},
			requests: [{ call: `POST ${CASES}`, body: { title: 'Phishing wave' } }],
			output: [{ title: 'Phishing wave', verdict: null }],
		})),
		also('takes over the subscribers of another case', ({ world }) => {
			const subscribers = assignees(world.analyst.uuid, NOBODY);
			return {
				parameters: { title: 'Copy', additionalFields: { subscribers: ['={{ $json.subscribers.map((one) => one.avatar_uuid) }}'] } },
				items: [{ json: { subscribers } }],
				requests: [{ call: `POST ${CASES}`, body: { title: 'Copy', subscribers } }],
				output: [{ title: 'Copy', subscribers }],
			};
		}),
	],
	get: [
		allFields(({ world }) => {
			const record = world.createCase({ title: 'Phishing wave' });
			const alert = world.createAlert();
			world.setCaseAlerts(record.uuid, [alert.uuid]);
			return {
				parameters: {
					uuid: byUrl(`https://app.sekoia.io/operations/cases/${record.short_id}?tab=alerts`),
					options: { communityUuid: fromList(record.community_uuid), render: true },
				},
				requests: [
					{
						call: `GET ${CASES}/${record.short_id}`,
						query: { community_uuid: record.community_uuid, render: 'true' },
					},
				],
				output: [{ uuid: record.uuid, title: 'Phishing wave', alerts: [{ uuid: alert.uuid }] }],
			};
		}),
		requiredOnly(({ world }) => {
			const { uuid, short_id: shortId } = world.createCase();
			return {
				parameters: { uuid: byId('={{ $json.case_uuid }}') },
				items: [{ json: { case_uuid: uuid } }],
				requests: [{ call: `GET ${CASES}/${uuid}` }],
				output: [{ uuid, short_id: shortId, status: 'opened', custom_status: { label: 'Opened' }, alerts: [] }],
			};
		}),
	],
	update: [
		allFields((simulator) => {
			const { world } = simulator;
			const { fields, body } = edited(simulator);
			const record = world.createCase({ title: 'Old title' });
			return {
				parameters: {
					uuid: byId(record.short_id),
					updateFields: { ...fields, title: '={{ $json.title }}', verdictAnalysis: 'Our own scanner', verdictConfidence: 90 },
				},
				items: [{ json: { ...TAGS, title: 'New title' } }],
				requests: [{ call: `PATCH ${CASES}/${record.short_id}`, body: { ...body, title: 'New title', ...ANALYSIS } }],
				output: [{ uuid: record.uuid, title: 'New title', status: 'opened', custom_status: { label: 'Investigating' }, verdict: { analysis: 'Our own scanner', confidence: 90 } }],
				afterwards: () => expect(record).toMatchObject({ ...kept(body), ...ANALYSIS, title: 'New title' }),
			};
		}),
		requiredOnly(({ world }) => {
			const record = world.createCase({ title: 'Phishing wave', description: 'Stays' });
			return {
				// An update needs one change, which may be any. SEKOIA.IO refuses an empty description.
				parameters: { uuid: fromList(record.uuid), updateFields: { priority: 'low', description: '' } },
				requests: [{ call: `PATCH ${CASES}/${record.uuid}`, body: { priority: 'low' } }],
				output: [{ short_id: record.short_id, priority: 'low', description: 'Stays' }],
				afterwards: () => expect(record).toMatchObject({ title: 'Phishing wave', priority: 'low' }),
			};
		}),
		allFields(({ world }) => {
			const { uuid } = world.createCase({ tags: ['phishing', 'to-check', 'vip'], subscribers: assignees(world.analyst.uuid) });
			return {
				parameters: {
					uuid: byId(uuid),
					updateFields: {
						addSubscribers: [NOBODY, world.analyst.uuid],
						removeSubscribers: [OTHER],
						addTags: ['={{ $json.tags }}', 'vip', 'mail'],
						removeTags: ['to-check', 'nobody has this', 'VIP'],
					},
				},
				items: [{ json: TAGS }],
				requests: [
					{ call: `GET ${CASES}/${uuid}` },
					{
						call: `PATCH ${CASES}/${uuid}`,
						body: { tags: ['phishing', 'vip', 'mail', 'finance'], subscribers: assignees(world.analyst.uuid, NOBODY) },
					},
				],
				output: [{ uuid, tags: ['phishing', 'vip', 'mail', 'finance'] }],
			};
		}, 'adds to tags and subscribers and removes from them'),
		also('takes away the last tags and subscribers', ({ world }) => {
			const { uuid } = world.createCase({ tags: ['phishing'], subscribers: assignees(OTHER) });
			return {
				parameters: { uuid: byId(uuid), updateFields: { removeSubscribers: [OTHER.toUpperCase()], removeTags: ['phishing'] } },
				requests: [{ call: `GET ${CASES}/${uuid}` }, { call: `PATCH ${CASES}/${uuid}`, body: { tags: [], subscribers: [] } }],
				output: [{ uuid, tags: [], subscribers: [] }],
			};
		}),
		also('empties tags and subscribers that are replaced by none', ({ world }) => {
			const { uuid } = world.createCase({ tags: ['phishing'], subscribers: assignees(NOBODY) });
			return {
				parameters: { uuid: byId(uuid), updateFields: { subscribers: '={{ [] }}', tags: [''] } },
				requests: [{ call: `PATCH ${CASES}/${uuid}`, body: { tags: [], subscribers: [] } }],
				output: [{ uuid, tags: [], subscribers: [] }],
			};
		}),
		also('leaves tags and subscribers alone when an expression gives none to change', ({ world }) => {
			const { uuid } = world.createCase({ tags: ['phishing'], subscribers: assignees(NOBODY) });
			return {
				parameters: {
					uuid: byId(uuid),
					updateFields: { priority: 'low', tags: ['={{ $json.none }}'], subscribers: ['={{ $json.none }}'], addTags: ['={{ $json.none }}'] },
				},
				requests: [{ call: `PATCH ${CASES}/${uuid}`, body: { priority: 'low' } }],
				output: [{ uuid, tags: ['phishing'] }],
			};
		}),
		also('closes a case', ({ world }) => {
			const record = world.createCase();
			const closed = world.reference.caseStatus('closed').uuid;
			return {
				parameters: { uuid: byId(record.uuid), updateFields: { customStatusUuid: closed } },
				requests: [{ call: `PATCH ${CASES}/${record.uuid}`, body: { custom_status_uuid: closed } }],
				output: [{ custom_status: { label: 'Resolved', stage: 'closed' } }],
			};
		}),
	],
});
