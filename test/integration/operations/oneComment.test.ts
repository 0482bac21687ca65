import type { IDataObject } from 'n8n-workflow';

import { errorOf, runNode, type NodeRun } from '../../harness/engine';
import { useSimulator } from '../../harness/simulated';
import type { Simulator } from '../../simulator';
import { itemsWith, operationRun } from '../operationRun';
import { byId } from './operationCase';

let simulator: Simulator;
useSimulator({ alerts: 3, events: 1 }, (started) => (simulator = started));

const UNKNOWN = 'e0c1f4d2-6a5b-4c3d-9e8f-7a6b5c4d3e2f';
const subjects = {
	alert: () => simulator.world.createAlert(),
	case: () => simulator.world.createCase(),
};
const sent = () => simulator.requests.filter(({ method }) => method === 'POST');
const contents = () => sent().map(({ body }) => (body as IDataObject).content);

describe.each(['alert', 'case'] as const)('one comment for all items: %s,', (kind) => {
	const comment = (items: IDataObject[], more: Partial<NodeRun> = {}, parameters: IDataObject = { options: { oneComment: true } }): NodeRun => ({
		...operationRun(simulator, `${kind}: addComment`, { uuid: byId('={{ $json.id }}'), content: '={{ $json.text }}', ...parameters }, itemsWith(...items)),
		...more,
	});

	test('has a line for each item, and each item names it', async () => {
		const subject = subjects[kind]();
		const { items } = await runNode(comment(['one', 'two', 'two'].map((text) => ({ id: subject.uuid, text }))));
		expect(contents()).toEqual(['one\ntwo\ntwo']);
		expect(subject.comments).toHaveLength(1);
		const named = { content: 'one\ntwo\ntwo', comment_uuid: subject.comments[0]!.uuid, [`${kind}_uuid`]: subject.uuid };
		expect(items).toMatchObject([0, 1, 2].map((item) => ({ json: named, pairedItem: { item } })));
	});

	test.each([1, 5])('is one for each of two, %p at once', async (maxConcurrentRequests) => {
		const [first, second] = [subjects[kind](), subjects[kind]()];
		const texts = [[first, 'a'], [second, 'b'], [first, 'c']] as const;
		const parameters = { options: { oneComment: true }, requestOptions: { maxConcurrentRequests } };
		const { items } = await runNode(comment(texts.map(([{ short_id: id }, text]) => ({ id, text })), {}, parameters));
		expect(contents().sort()).toEqual(['a\nc', 'b']);
		expect(items.map(({ json }) => json[`${kind}_short_id`])).toEqual(texts.map(([{ short_id: id }]) => id));
		expect(items[0]!.json.comment_uuid).toBe(items[2]!.json.comment_uuid);
	});

	test('that fails, fails only its own items with Continue On Fail', async () => {
		const { uuid } = subjects[kind]();
		const run = [UNKNOWN, uuid, UNKNOWN, uuid].map((id, at) => ({ id, text: at === 3 ? '' : `line ${at}` }));
		const { items } = await runNode(comment(run, { onError: 'continueRegularOutput' }));
		expect(contents()).toEqual(['line 0\nline 2', 'line 1']);
		expect(items.map(({ json }) => 'error' in json)).toEqual([true, false, true, true]);
		expect(items[3]!.json.error).toMatch(/^"Comment" is empty/);
	});

	test('that fails, fails the node otherwise', async () => {
		const error = await errorOf(comment([{ id: UNKNOWN, text: 'a' }, { id: subjects[kind]().uuid, text: 'b' }]));
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(sent()).toHaveLength(1);
	});

	test.each([{}, { oneComment: false }])('is not made with the options %p', async (options) => {
		const { uuid } = subjects[kind]();
		await runNode(comment(['one', 'two'].map((text) => ({ id: uuid, text })), {}, { options }));
		expect(contents()).toEqual(['one', 'two']);
	});
});

test('items of other authors make comments of their own, since a comment has one author', async () => {
	const { uuid, comments } = simulator.world.createAlert();
	const items = itemsWith({ who: 'A', text: 'one' }, { who: 'B', text: 'two' }, { who: 'A', text: 'three' });
	const parameters = { uuid: byId(uuid), content: '={{ $json.text }}', additionalFields: { author: '={{ $json.who }}' }, options: { oneComment: true } };
	await runNode(operationRun(simulator, 'alert: addComment', parameters, items));
	expect(comments).toMatchObject([{ content: 'one\nthree', author: 'A' }, { content: 'two', author: 'B' }]);
});
