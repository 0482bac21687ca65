import { isWriting } from '../../../nodes/Sekoia/engine/operation';
import { resources } from '../../../nodes/Sekoia/resources';
import { outputOf, runNode } from '../../harness/engine';
import type { JsonObject } from '../../simulator';
import { allCases } from './allCases';
import { byId } from './operationCase';
import { credentialOf, withTenant } from './tenant';

/** Operations whose output names nothing beside what is documented, and why. */
const NAMELESS: Record<string, string> = {
	'event.pushToIntake': 'the events are new, and `event_ids` are documented',
	'observable.upload': 'SEKOIA.IO tells no IDs of what it stores',
};

const writing = resources.flatMap(({ value: resource, operations }) =>
	operations.filter(isWriting).map((operation) => ({ key: `${resource}.${operation.value}`, resource, operation })),
);

test('every operation that changes something names what it was about, or there is a reason', () => {
	const silent = writing.filter(({ operation }) => !operation.about).map(({ key }) => key);
	expect(silent.sort()).toEqual(Object.keys(NAMELESS).sort());
});

test.each(writing.filter(({ key }) => !(key in NAMELESS)))('$key names what it was about, also simplified', async ({ resource, operation }) => {
	const cases = allCases.filter((one) => one.resource === resource && one.operation === operation.value);
	expect(cases.length).toBeGreaterThan(0);
	for (const { given } of cases) {
		await withTenant(async (simulator) => {
			const { parameters, items } = given(simulator);
			const run = { parameters: { resource, operation: operation.value, ...parameters }, credential: credentialOf(simulator), items };
			for (const { json } of (await runNode(run)).items) {
				const named = operation.about!.map(({ members }) => members.filter((name) => name in json).length);
				expect([Object.keys(json), named.every((count) => count > 0)]).toEqual([Object.keys(json), true]);
			}
		});
	}
});

describe('the thread of a case: what one node outputs, the next one takes', () => {
	const thread = async (shortIds: boolean) =>
		await withTenant(async (simulator) => {
			const alert = simulator.world.createAlert({ status: 'Pending' });
			const record = simulator.world.createCase();
			const id = ({ uuid, short_id: shortId }: { uuid: string; short_id: string }) => byId(shortIds ? shortId : uuid);
			const suffix = shortIds ? 'short_id' : 'uuid';
			const [alertId, caseId] = shortIds ? [alert.short_id, record.short_id] : [alert.uuid, record.uuid];
			const run = async (resource: string, operation: string, parameters: JsonObject) =>
				(await outputOf({ parameters: { resource, operation, ...parameters } as never, credential: credentialOf(simulator) }))[0]!;

			expect(await run('case', 'attachAlerts', { caseUuid: id(record), alerts: { row: [{ id: id(alert) }] } })).toEqual({
				status: expect.any(String) as string,
				[`case_${suffix}`]: caseId,
				[`alert_${suffix}s`]: [alertId],
			});
			const validate = 'c39a0a95-aa2c-4d0d-8d2e-d3decf426eea';
			expect(await run('alert', 'updateStatus', { uuid: id(alert), actionUuid: byId(validate) })).toMatchObject({
				[`alert_${suffix}`]: alertId,
				action_uuid: validate,
				status: { name: 'Ongoing', uuid: '1f2f88d5-ff5b-48bf-bbbc-00c2fff82d9f' },
			});
			expect(simulator.world.alerts.find(({ uuid }) => uuid === alert.uuid)!.status).toBe('Ongoing');
			const comment = await run('alert', 'addComment', { uuid: id(alert), content: 'Seen' });
			expect(comment).toMatchObject({ [`alert_${suffix}`]: alertId, comment_uuid: comment.uuid });
			const inCase = await run('case', 'addComment', { uuid: id(record), content: 'Seen' });
			expect(inCase).toMatchObject({ [`case_${suffix}`]: caseId, comment_uuid: inCase.uuid });
		});

	test.each([
		['UUID', false],
		['short ID', true],
	])('by %s', async (_, shortIds) => {
		expect.hasAssertions();
		await thread(shortIds);
	});
});
