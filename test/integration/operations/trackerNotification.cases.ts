import { allFields, also, casesOf, requiredOnly } from './operationCase';

const call = 'POST /api/v2/inthreat/trackers/notifications/';
const rule = { id: 'rule-1', name: 'New C2 servers', ruleset_name: 'Infrastructure', type: 'yara' };
const observable = { type: 'domain-name', id: 'domain-name--3b6e9f14-7c52-4d80-a1f3-8e5d0c2b7a96' };
const killChainPhases = [{ kill_chain_name: 'lockheed-martin-cyber-kill-chain', phase_name: 'delivery' }];

const requiredParameters = {
	ruleId: rule.id,
	ruleName: rule.name,
	rulesetName: rule.ruleset_name,
	ruleType: rule.type,
	observableType: observable.type,
	observableId: observable.id,
};

/** Cases of the operations on tracker notifications. */
export const trackerNotificationCases = casesOf('trackerNotification', {
	create: [
		allFields(({ world }) => {
			const data = {
				rule: {
					...rule,
					assigned_to: 'analyst-7',
					attributes: { confidence: 80, note: null },
					auto_merge: false,
					indicates: ['malware--0d6b3f58-91c4-4e27-b8a5-6f2e7c1d9a40'],
					kill_chain_phases: killChainPhases,
				},
				created: '2025-03-18T09:02:11.000Z',
				observable,
				details: { resolved_to: '203.0.113.9' },
				id: 'notification-1',
				status: 'true_positive',
			};
			return {
				parameters: {
					specifyData: 'fields',
					...requiredParameters,
					ruleName: '={{ $json.rule }}',
					created: '2025-03-18T10:02:11+01:00',
					ruleFields: {
						assignedTo: 'analyst-7',
						attributes: '{"confidence": 80, "note": null}',
						autoMerge: false,
						indicates: '["malware--0d6b3f58-91c4-4e27-b8a5-6f2e7c1d9a40"]',
						killChainPhases: '={{ $json.phases }}',
					},
					additionalFields: { details: '={{ $json.details }}', id: 'notification-1', status: 'true_positive' },
				},
				items: [{ json: { rule: rule.name, phases: killChainPhases, details: data.details } }],
				requests: [{ call, body: { data } }],
				output: [{ data }],
				afterwards: () => expect(world.trackerNotifications).toMatchObject([{ id: 'notification-1' }]),
			};
		}, 'all fields'),
		allFields(() => {
			const data = { rule, created: '2025-03-18', observable, details: {} };
			return {
				parameters: { specifyData: 'json', data: '={{ $json }}' },
				items: [{ json: data }],
				requests: [{ call, body: { data } }],
				output: [{ data: { rule, observable, status: 'pending' } }],
			};
		}, 'the whole notification as JSON'),
		requiredOnly(({ world }) => ({
			parameters: { ...requiredParameters, created: '={{ $json.at }}' },
			items: [{ json: { at: '2025-03-18T09:02:11Z' } }],
			requests: [{ call, body: { data: { rule, created: '2025-03-18T09:02:11.000Z', observable } } }],
			output: [{ data: { rule, observable, status: 'pending' } }],
			afterwards: () => expect(world.trackerNotifications).toHaveLength(1),
		})),
		also('the current time as Created by default', () => ({
			parameters: requiredParameters,
			requests: ([request]) => {
				const { data } = request!.body as { data: { created: string } };
				expect(Math.abs(Date.now() - Date.parse(data.created))).toBeLessThan(60_000);
			},
			output: [{ data: { rule, observable } }],
		})),
	],
});
