import type { JsonObject } from '../../../nodes/shared/json';
import type { AlertEvent } from '../../../nodes/shared/alertEvents/kinds';
import { parseNotification } from '../../../nodes/shared/alertEvents/parse';
import type { Notification } from '../../../nodes/shared/notification';
import { matches, type TriggerOn } from '../../../nodes/SekoiaTrigger/alert/choices';

const ALERT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const COMMENT = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const v1 = (event: string, more: JsonObject = {}): JsonObject => ({
	uuid: '3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11',
	event_version: 1,
	event_type: 'alert',
	created_at: '2022-06-14T09:21:44.118305+00:00',
	attributes: { event, alert_uuid: ALERT },
	...more,
});
const v2 = (type: string, action: string, attributes: JsonObject, version: number | string = 2): JsonObject => ({
	metadata: { version, uuid: '0d6b4f0a-5b62-4f0e-8a0d-6d1f1f1b7c55', created_at: '2025-03-18T10:02:11.402917+00:00' },
	type,
	action,
	attributes,
});

describe('reading', () => {
	test.each<AlertEvent>(['created', 'updated', 'status-changed', 'comment-created'])(
		'a v1 notification of %s',
		(event) => {
			expect(parseNotification(v1(`alert-${event}`))).toMatchObject({
				form: 'v1',
				uuid: '3f0c5a52-8b7e-4c1d-9f52-0a6a1f6e2b11',
				at: Date.parse('2022-06-14T09:21:44.118Z'),
				event,
				subject: ALERT,
			});
		},
	);

	test.each([
		['created', { uuid: ALERT, short_id: 'ALq7Rk2pXw9d' }, { event: 'created', shortId: 'ALq7Rk2pXw9d' }],
		['updated', { uuid: ALERT, updated: { dynamic_urgency_value: 35 } }, { event: 'updated', changed: { dynamic_urgency_value: 35 }, facts: [{ kind: 'urgency', value: 35 }] }],
		['updated', { uuid: ALERT, updated: { status: 's', status_name: 'Ongoing' } }, { event: 'status-changed', facts: [{ kind: 'status', value: 'Ongoing' }] }],
		['updated', { uuid: ALERT, updated: { similar: 7 } }, { event: 'updated', growing: { kind: 'similar', value: 7 }, facts: [{ kind: 'similar', value: 7 }] }],
		['updated', { uuid: ALERT, updated: { status: null } }, { event: 'updated' }],
		['updated', { uuid: ALERT }, { event: 'updated' }],
	])('a v2 notification: alert %s %j', (action, attributes, expected) => {
		expect(parseNotification(v2('alert', action, attributes))).toMatchObject({ form: 'v2', subject: ALERT, ...expected });
	});

	test('a v2 comment, whose uuid is not that of the alert', () => {
		const attributes = { uuid: COMMENT, alert_uuid: ALERT, alert_short_id: 'ALq7Rk2pXw9d', content: 'seen' };
		expect(parseNotification(v2('alert-comment', 'created', attributes))).toMatchObject({
			event: 'comment-created',
			subject: ALERT,
			commentUuid: COMMENT,
			shortId: 'ALq7Rk2pXw9d',
		});
	});

	test('versions given as text', () => {
		expect(parseNotification(v1('alert-created', { event_version: '1' }))).toMatchObject({ form: 'v1' });
		expect(parseNotification(v2('alert', 'created', { uuid: ALERT }, '2'))).toMatchObject({ form: 'v2' });
	});

	test('keeps only small, simple members', () => {
		const attributes = { uuid: ALERT, rule_name: 'x'.repeat(20_000), assets_uuids: ['a'], nested: { a: 1 } };
		const { attributes: kept } = parseNotification(v2('alert', 'created', attributes)) as Notification;
		expect(kept).toEqual({ uuid: ALERT, rule_name: 'x'.repeat(10_000) });
	});
});

describe('what is of no interest is ignored with its reason', () => {
	test.each<[string, JsonObject]>([
		['authentication notice', { authenticated: true }],
		['neither a v1 nor a v2 notification', {}],
		['neither a v1 nor a v2 notification', v2('alert', 'created', { uuid: ALERT }, 3)],
		['v1 notification of type case', v1('alert-created', { event_type: 'case' })],
		['v1 alert notification without an alert uuid', v1('alert-created', { attributes: { event: 'created' } })],
		['v1 alert event alert-exploded', v1('alert-exploded')],
		['v1 alert event toString', v1('toString')],
		['v2 notification case created', v2('case', 'created', { uuid: 'c' })],
		['v2 notification ioc-collection updated', v2('ioc-collection', 'updated', {})],
		['v2 notification alert deleted', v2('alert', 'deleted', { uuid: ALERT })],
		['v2 alert notification without an alert uuid', v2('alert', 'created', {})],
		['v2 comment notification without an alert uuid', v2('alert-comment', 'created', { uuid: COMMENT })],
		['v2 comment notification without a comment uuid', v2('alert-comment', 'created', { alert_uuid: ALERT })],
		['v2 alert notification without an alert uuid', { ...v2('alert', 'created', {}), attributes: null }],
	])('%s', (reason, message) => {
		expect(parseNotification(message)).toEqual({ ignored: reason });
	});
});

test.each<[AlertEvent, TriggerOn[]]>([
	['created', ['alertCreated', 'anyAlertUpdate']],
	['updated', ['alertUpdated', 'anyAlertUpdate']],
	['status-changed', ['alertStatusChanged', 'alertUpdated', 'anyAlertUpdate']],
	['comment-created', ['alertCommentCreated', 'anyAlertUpdate']],
])('%s matches %j', (event, expected) => {
	const all: TriggerOn[] = ['alertCreated', 'alertUpdated', 'alertStatusChanged', 'alertCommentCreated', 'anyAlertUpdate'];
	expect(all.filter((choice) => matches(event, [choice])).sort()).toEqual([...expected].sort());
});
