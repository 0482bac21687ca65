import type { IDataObject } from 'n8n-workflow';

import { credentialFor, useSimulator } from '../../harness/simulated';
import { activate, hurry } from '../../harness/trigger';
import { until } from '../../harness/wait';
import type { Simulator } from '../../simulator';

let simulator: Simulator;
useSimulator({ alerts: 2, events: 2 }, (started) => {
	simulator = started;
});
beforeEach(hurry);

const open = async (parameters: IDataObject) =>
	await activate({ parameters: { events: ['alertCreated'], ...parameters }, credential: credentialFor(simulator) });

test.each([
	['Rules', { rules: [{ __rl: true, mode: 'name', value: '={{ "" }}' }] }],
	['Rules', { rules: ['={{ [] }}'] }],
	['Entities', { entities: [{ __rl: true, mode: 'id', value: '={{ undefined }}' }] }],
	['Minimum Urgency', { minimumUrgency: '={{ null }}' }],
])('"%s" that came to nothing does not let every alert pass', async (label, filters) => {
	await expect(open({ filters })).rejects.toMatchObject({
		message: `"${label}" came to nothing. Give it a value, or remove it.`,
		description: undefined,
	});
	expect(simulator.requests).toEqual([]);
});

test('filters left empty by hand are none', async () => {
	const nothing = { __rl: true, mode: 'list', value: '' };
	const trigger = await open({ filters: { rules: [nothing], entities: [nothing], minimumUrgency: 0 } });
	await until(() => simulator.live.connections > 0, 'the trigger is connected');
	simulator.world.createAlert();
	await until(() => trigger.emitted.length === 1, 'the alert passes');
	expect(trigger.emitted).toHaveLength(1);
	await trigger.close();
});

test('filters that notifications cannot tell are refused where nothing else is read', async () => {
	const options = { alertDetails: 'notification' };
	await expect(open({ options, filters: { minimumUrgency: 5, titleContains: 'x' } })).rejects.toMatchObject({
		message: '"Minimum Urgency", "Title Contains" cannot be judged from notifications only. Set Options > Alert Details to Full, or remove the filter and use an If node.',
		description: undefined,
	});
	const trigger = await open({ options, filters: { minimumUrgency: 0, changedMembers: ['urgency'], reachedStatuses: ['Closed'] } });
	await trigger.close();
});

test.each([
	[{ recoveryWindow: 721 }, '"Recovery Window (Hours)" must be from 0 to 720, but it is 721'],
	[{ recoveryWindow: -1 }, '"Recovery Window (Hours)" must be from 0 to 720, but it is -1'],
	[{ maxConcurrentAlerts: 0 }, '"Max Concurrent Alerts" must be from 1 to 100, but it is 0'],
	[{ maxConcurrentAlerts: 101 }, '"Max Concurrent Alerts" must be from 1 to 100, but it is 101'],
])('the options %p are refused', async (options, message) => {
	await expect(open({ options })).rejects.toThrow(message);
});

test.each([{ recoveryWindow: 0.5 }, { recoveryWindow: 720 }, { maxConcurrentAlerts: 100 }, { recoveryWindow: '' }])(
	'the options %p are accepted',
	async (options) => {
		const trigger = await open({ options });
		await until(() => simulator.live.connections > 0, 'the trigger is connected');
		expect(trigger.errors).toEqual([]);
		await trigger.close();
	},
);
