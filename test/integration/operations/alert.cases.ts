import { allFields, byId, byUrl, casesOf, fromList, requiredOnly } from './operationCase';

const ALERTS = '/api/v1/sic/alerts';
const VALIDATE = 'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea';
const ACKNOWLEDGED = '8f206505-af6d-433e-93f4-775d46dc7d0f';

/** Cases of the operations on alerts, except Search. */
export const alertCases = casesOf('alert', {
	addComment: [
		allFields(({ world }) => {
			const alert = world.createAlert();
			return {
				parameters: {
					uuid: fromList(alert.short_id, `${alert.short_id} ${alert.title}`),
					content: '={{ "Seen by " + $json.who }}',
					additionalFields: { author: 'Phishing playbook' },
					options: { oneComment: true },
				},
				items: [{ json: { who: 'Alice' } }],
				requests: [
					{
						call: `POST ${ALERTS}/${alert.short_id}/comments`,
						body: { content: 'Seen by Alice', author: 'Phishing playbook' },
					},
				],
				output: [{ content: 'Seen by Alice', author: 'Phishing playbook' }],
				afterwards: () =>
					expect(alert.comments).toMatchObject([{ content: 'Seen by Alice', author: 'Phishing playbook' }]),
			};
		}),
		requiredOnly(({ world }) => {
			const alert = world.createAlert();
			return {
				parameters: { uuid: byId(alert.uuid), content: '  two\nlines  ' },
				requests: [{ call: `POST ${ALERTS}/${alert.uuid}/comments`, body: { content: '  two\nlines  ' } }],
				output: [{ content: '  two\nlines  ', author: expect.stringMatching(/^apikey:/) as string }],
			};
		}),
	],
	get: [
		allFields(({ world }) => {
			const verdict = world.reference.customVerdicts[0]!;
			const alert = world.updateAlert(world.createAlert().uuid, { verdict_uuid: verdict.uuid });
			world.addComment(alert.uuid, 'not wanted here');
			const shown = { stix: true, cases: true, customStatus: true };
			return {
				parameters: {
					uuid: byUrl(`https://app.sekoia.io/operations/alerts/${alert.short_id}`),
					options: { ...shown, comments: false, history: false, countermeasures: false },
				},
				requests: [
					{
						call: `GET ${ALERTS}/${alert.short_id}`,
						query: {
							stix: 'true',
							cases: 'true',
							custom_status: 'true',
							comments: 'false',
							history: 'false',
							countermeasures: 'false',
						},
					},
				],
				output: (output) => {
					expect(output).toMatchObject([{ uuid: alert.uuid, stix: { type: 'bundle' }, cases: [] }]);
					expect(output[0]).toMatchObject({ custom_status: { label: 'Pending', stage: 'open' }, verdict: { uuid: verdict.uuid, label: verdict.label } });
					const members = Object.keys(output[0]!);
					for (const hidden of ['comments', 'history', 'countermeasures']) expect(members).not.toContain(hidden);
				},
			};
		}),
		allFields(({ world }) => {
			const alert = world.alerts.find(({ visible, similar }) => visible && similar > 0)!;
			return {
				parameters: { uuid: byId(alert.uuid), simplify: true, options: { events: 1, observables: true, cases: true } },
				requests: ([read, job]) => {
					expect(Object.fromEntries(read!.query)).toEqual({ cases: 'true', stix: 'true' });
					expect(job!.body).toMatchObject({ term: `alert_short_ids:"${alert.short_id}"`, max_last_events: 2 });
				},
				output: ([one]) => {
					expect(one).toMatchObject({ uuid: alert.uuid, cases: expect.any(Array) as object[], observables: [{ type: 'ipv4-addr', value: alert.source }, { type: 'domain-name', value: alert.target }] });
					expect(one!.events).toHaveLength(1);
					const all = world.events.search(0, Infinity, (index) => world.events.alertOf(index)?.uuid === alert.uuid);
					expect(one!.events_truncated).toBe(all.length > 1);
					expect((one!.events as object[])[0]).toMatchObject({ alert_short_ids: [alert.short_id] });
					expect(Object.keys(one!)).not.toContain('stix');
				},
			};
		}, 'events and observables, kept by Simplify'),
		requiredOnly(({ world }) => {
			const { uuid, short_id: shortId } = world.createAlert();
			return {
				parameters: { uuid: byId('={{ $json.alert_uuid }}') },
				items: [{ json: { alert_uuid: uuid } }],
				requests: [{ call: `GET ${ALERTS}/${uuid}` }],
				output: [{ uuid, short_id: shortId, stix: {}, comments: [] }],
			};
		}),
	],
	predictState: [
		allFields(() => ({
			parameters: { alert: '{"urgency": {"current_value": 10}, "source": null}' },
			requests: [
				{ call: 'POST /api/v1/predict/alert', body: { alert: { urgency: { current_value: 10 }, source: null } } },
			],
			output: [{ worth_human_attention: false }],
		})),
		requiredOnly(() => ({
			parameters: {},
			items: [{ json: { urgency: { current_value: 90 }, source: null } }],
			requests: [
				{ call: 'POST /api/v1/predict/alert', body: { alert: { urgency: { current_value: 90 }, source: null } } },
			],
			output: [{ worth_human_attention: true }],
		})),
	],
	update: [
		allFields(({ world }) => {
			const alert = world.createAlert();
			const verdict = world.reference.customVerdicts[0]!.uuid;
			const status = world.reference.customStatuses.find(({ appliesTo }) => appliesTo.includes('alert'))!.uuid;
			return {
				parameters: {
					uuid: byId(alert.short_id),
					updateFields: {
						alertTypeCategory: 'intrusions',
						alertTypeValue: 'backdoor',
						details: 'Line 1\nLine 2',
						urgency: '={{ $json.urgency }}',
						killChainShortId: 'KCcAyMPvWMAb',
						title: 'Backdoor on DC01',
						verdictUuid: verdict,
						customStatusUuid: status,
						assignee: world.analyst.uuid,
						verdictAnalysis: 'Our own scanner',
						verdictConfidence: 90,
						comment: 'Checked twice',
					},
				},
				items: [{ json: { urgency: 0 } }],
				requests: [
					{
						call: `PATCH ${ALERTS}/${alert.short_id}`,
						body: {
							alert_type_category: 'intrusions',
							alert_type_value: 'backdoor',
							details: 'Line 1\nLine 2',
							urgency: 0,
							kill_chain_short_id: 'KCcAyMPvWMAb',
							title: 'Backdoor on DC01',
							verdict_uuid: verdict,
							custom_status_uuid: status,
							assignee: world.analyst.uuid,
							verdict_analysis: 'Our own scanner',
							verdict_confidence: 90,
							comment: 'Checked twice',
						},
					},
				],
				output: [{ uuid: alert.uuid, title: 'Backdoor on DC01', urgency: { current_value: 0 } }],
				afterwards: () =>
					expect(alert).toMatchObject({
						alert_type: { category: 'intrusions', value: 'backdoor' },
						kill_chain_short_id: 'KCcAyMPvWMAb',
						assignee: world.analyst.uuid,
						verdict_uuid: verdict,
					}),
			};
		}),
		requiredOnly(({ world }) => {
			const { uuid, short_id: shortId } = world.createAlert();
			return {
				// An update needs one change, which may be any.
				parameters: { uuid: byId(uuid), updateFields: { title: 'New title', details: '' } },
				requests: [{ call: `PATCH ${ALERTS}/${uuid}`, body: { title: 'New title' } }],
				output: [{ short_id: shortId, title: 'New title' }],
			};
		}),
	],
	updateStatus: [
		allFields(({ world }) => {
			const alert = world.createAlert();
			return {
				parameters: {
					uuid: byId(alert.short_id),
					actionUuid: fromList(VALIDATE, 'Validate'),
					additionalFields: { comment: 'Confirmed with the owner' },
				},
				requests: [
					{
						call: `PATCH ${ALERTS}/${alert.short_id}/workflow`,
						body: { action_uuid: VALIDATE, comment: 'Confirmed with the owner' },
					},
				],
				output: [{ actions: expect.any(Array) as object }],
				afterwards: () => {
					expect(alert.status).toBe('Ongoing');
					expect(alert.comments).toMatchObject([{ content: 'Confirmed with the owner' }]);
				},
			};
		}),
		requiredOnly(({ world }) => {
			const alert = world.createAlert();
			return {
				parameters: { uuid: byId(alert.uuid), actionUuid: byId('={{ $json.status }}') },
				items: [{ json: { status: ACKNOWLEDGED } }],
				requests: [{ call: `PATCH ${ALERTS}/${alert.uuid}/workflow`, body: { action_uuid: ACKNOWLEDGED } }],
				output: [{ actions: expect.any(Array) as object }],
				afterwards: () => expect(alert.status).toBe('Acknowledged'),
			};
		}),
	],
});
