import type { IDataObject } from 'n8n-workflow';

import { pause } from '../../harness/wait';
import { Listening } from './listening';

const listening = new Listening();

describe('filters', () => {
	const rule = (name: string, uuid: string) => ({ name, uuid, severity: 50, type: 'sigma', pattern: '' });
	const raise = () => {
		const wanted = listening.simulator.world.createAlert({
			rule: rule('Wanted, really', 'r-1'),
			entity: { name: 'Paris', uuid: 'e-1' },
			urgency: 80,
			alert_type: { category: 'intrusions', value: 'wanted-type' },
			assets: ['asset-1'],
			community_uuid: 'c-1',
			status: 'Acknowledged',
			title: 'A lateral movement',
		});
		wanted.verdict_uuid = 'v-1';
		listening.simulator.world.createAlert({ rule: rule('Other', 'r-2'), entity: { name: 'Lyon', uuid: 'e-2' }, urgency: 20 });
		return wanted.uuid;
	};

	const chosen = (mode: string, value: string) => ({ __rl: true, mode, value });

	test.each<[string, IDataObject]>([
		['rule name', { rules: [chosen('name', 'Wanted, really'), chosen('name', 'unused')] }],
		['rule from the list', { rules: [chosen('list', 'R-1')] }],
		['rules from an expression', { rules: [chosen('id', '={{ ["r-1", "r-9"] }}')] }],
		['rule name as plain text', { rules: ['Wanted, really'] }],
		['entity name', { entities: [chosen('name', 'Paris')] }],
		['entity uuid', { entities: [chosen('id', 'e-1'), chosen('id', 'e-9')] }],
		['entity from an empty row and another', { entities: [chosen('list', ''), chosen('list', 'e-1')] }],
		['urgency', { minimumUrgency: 80 }],
		['alert type', { alertTypes: ['wanted-type'] }],
		['asset', { assets: ['asset-1', 'asset-9'] }],
		['community', { communities: ['c-1'] }],
		['status', { statuses: ['acknowledged'] }],
		['verdict', { verdicts: ['v-1'] }],
		['title', { titleContains: 'LATERAL' }],
		['all', { rules: [chosen('list', 'r-1')], entities: [chosen('name', 'Paris')], minimumUrgency: 1 }],
	])('by %s', async (_, filters) => {
		await listening.listen(['alertCreated'], { filters });
		const wanted = raise();
		expect(await listening.emissions(1)).toEqual([['alert-created', wanted]]);
	});
});

describe('filters on changes', () => {
	const urgencies = ['alert-created', 'alert-updated'];
	test.each<[string, IDataObject, string[]]>([
		['members that changed', { changedMembers: ['urgency'] }, urgencies],
		['a status reached, by name', { reachedStatuses: ['ongoing'] }, ['alert-created', 'alert-status-changed']],
		['a status reached, by UUID', { reachedStatuses: ['1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f'] }, ['alert-created', 'alert-status-changed']],
		['a status that was not reached', { reachedStatuses: ['Rejected'] }, ['alert-created']],
		['an assignee', { changedMembers: ['assignee'] }, ['alert-created']],
	])('%s', async (_, filters, expected) => {
		await listening.listen(['alertCreated', 'alertUpdated'], { filters });
		const { uuid } = listening.simulator.world.createAlert({ urgency: 20 });
		listening.simulator.world.changeAlertStatus(uuid, 'Ongoing');
		listening.simulator.world.changeAlertStatus(uuid, 'Closed');
		listening.simulator.world.updateAlert(uuid, { urgency: 70 });
		expect((await listening.emissions(expected.length)).map(([event]) => event)).toEqual(expected);
	});

	test('hold for what a check finds, too', async () => {
		await listening.listen(['alertUpdated'], { filters: { reachedStatuses: ['Closed'] } });
		const { uuid } = listening.simulator.world.createAlert();
		await pause(300);
		listening.simulator.live.pause(true);
		listening.simulator.world.changeAlertStatus(uuid, 'Ongoing');
		listening.simulator.world.changeAlertStatus(uuid, 'Closed');
		listening.simulator.live.pause(false);
		await listening.emissions(1);
		expect(listening.emitted.map(({ json }) => json)).toMatchObject([{ recovered: true, changed: { status: { value: 'Closed' } } }]);
	});
});

describe('Alert Details: From Notification Only', () => {
	const notified = { alertDetails: 'notification' };

	test('starts the workflow for each event, in order, with no request', async () => {
		await listening.listen(['anyAlertUpdate'], { options: { ...notified, recoveryWindow: 0 } });
		listening.simulator.clearRequests();
		const { uuid, short_id: shortId, rule } = listening.simulator.world.createAlert();
		listening.simulator.world.updateAlert(uuid, { urgency: 70 });
		listening.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		listening.simulator.world.addComment(uuid, 'seen');
		const all = ['alert-created', 'alert-updated', 'alert-status-changed', 'alert-comment-created'];
		expect(await listening.emissions(4)).toEqual(all.map((event) => [event, uuid]));
		expect(listening.simulator.requests).toEqual([]);
		expect(listening.emitted.map(({ json }) => json)).toMatchObject([
			{ short_id: shortId, rule: { uuid: rule.uuid }, enriched: false },
			{ urgency: 70, changed: { urgency: { value: 70 } } },
			{ status: { name: 'Acknowledged' } },
			{ comment: { content: 'seen' } },
		]);
	});

	test('recovers what was not announced, and nothing twice', async () => {
		await listening.listen(['anyAlertUpdate'], { options: notified });
		const { uuid } = listening.simulator.world.createAlert({ events: 1 });
		listening.simulator.world.updateAlert(uuid, { urgency: 70 });
		await listening.emissions(2);
		listening.simulator.live.pause(true);
		listening.simulator.world.changeAlertStatus(uuid, 'Acknowledged');
		listening.simulator.live.pause(false);
		listening.simulator.world.updateAlert(uuid, { similar: 2 });
		await listening.emissions(4);
		expect(listening.emitted.map(({ json }) => json.event_type).sort()).toEqual(['alert-created', 'alert-status-changed', 'alert-updated', 'alert-updated']);
		const found = listening.emitted.filter(({ json }) => json.recovered);
		expect(found.map(({ json }) => json)).toMatchObject([{ event_type: 'alert-status-changed', title: listening.simulator.world.alert(uuid).title }]);
	});
});
