import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, outputOf } from '../harness/engine';
import { useSimulator } from '../harness/simulated';
import type { Simulator } from '../simulator';
import { itemsWith, operationRun } from './operationRun';
import { byId, byName } from './operations/operationCase';

let simulator: Simulator;
useSimulator({ alerts: 30, events: 10, searchJobMs: 20 }, (started) => (simulator = started));

const run = (operation: string, parameters: IDataObject, input?: INodeExecutionData[], apiKey?: string) =>
	operationRun(simulator, operation, parameters, input, apiKey);
const paths = () => simulator.requests.map(({ method, path }) => `${method} ${path}`);
const last = () => simulator.requests.at(-1)!;

const SIC = '/api/v1/sic';
const reference = () => simulator.world.reference;

/** A field by its name, the name that is given, the list that is read, and where the ID goes. */
interface NameCase {
	field: string;
	operation: string;
	parameters(name: string): IDataObject;
	named(): { name: string; id: string };
	list: string;
	/** How many other lists are read as well */
	further?: number;
	sentAs: string;
}

const first = (list: Array<{ uuid: string; name: string }>) => ({ name: list[0]!.name, id: list[0]!.uuid });
const labelled = (list: Array<{ uuid: string; label: string }>, at = 0) => ({ name: list[at]!.label, id: list[at]!.uuid });
const caseStatuses = () => reference().customStatuses.filter(({ appliesTo }) => appliesTo.includes('case'));
const alertStatuses = () => reference().customStatuses.filter(({ appliesTo }) => appliesTo.includes('alert'));
const filters = (name: string, wrap: (value: string) => unknown) => (value: string) => ({ filters: { [name]: [wrap(value)] } });
const plain = (value: string) => value;

const cases: NameCase[] = [
	{
		field: 'an alert search\'s community',
		operation: 'alert: search',
		parameters: filters('communityUuid', byName),
		named: () => first(reference().communities),
		list: '/api/v1/communities',
		sentAs: 'match[community_uuid]',
	},
	{
		field: 'an alert search\'s rule',
		operation: 'alert: search',
		parameters: filters('ruleUuid', byId),
		named: () => ({ name: simulator.world.alerts[0]!.rule.name, id: simulator.world.alerts[0]!.rule.uuid }),
		list: `${SIC}/alerts/rules`,
		sentAs: 'match[rule_uuid]',
	},
	{
		field: 'an alert search\'s excluded entity',
		operation: 'alert: search',
		parameters: filters('excludeEntityUuid', byName),
		named: () => ({ name: simulator.world.alerts[0]!.entity!.name, id: simulator.world.alerts[0]!.entity!.uuid }),
		list: `${SIC}/alerts/entities`,
		sentAs: 'nomatch[entity_uuid]',
	},
	{
		field: 'an alert search\'s custom status',
		operation: 'alert: search',
		parameters: filters('customStatusUuid', plain),
		named: () => labelled(alertStatuses(), 2),
		list: `${SIC}/custom_statuses`,
		sentAs: 'match[custom_status_uuid]',
	},
	{
		field: 'an alert search\'s excluded verdict',
		operation: 'alert: search',
		parameters: filters('excludeVerdictUuid', plain),
		named: () => labelled(reference().customVerdicts),
		list: `${SIC}/custom_verdicts`,
		sentAs: 'nomatch[verdict_uuid]',
	},
	{
		field: 'an alert search\'s asset',
		operation: 'alert: search',
		parameters: filters('assetUuid', byName),
		named: () => first(simulator.world.assets),
		list: '/api/v2/asset-management/assets',
		sentAs: 'match[asset_uuid]',
	},
	{
		field: 'a case search\'s status',
		operation: 'case: search',
		parameters: filters('customStatus', plain),
		named: () => labelled(caseStatuses(), 1),
		list: `${SIC}/custom_statuses`,
		sentAs: 'match[custom_status]',
	},
	{
		field: 'a case search\'s priority',
		operation: 'case: search',
		parameters: filters('customPriority', plain),
		named: () => labelled(reference().customPriorities),
		list: `${SIC}/custom_priorities`,
		sentAs: 'match[custom_priority]',
	},
	{
		field: 'a case search\'s verdict',
		operation: 'case: search',
		parameters: filters('verdict', plain),
		named: () => labelled(reference().customVerdicts, 1),
		list: `${SIC}/custom_verdicts`,
		sentAs: 'match[verdict]',
	},
	{
		field: 'the status of a new case',
		operation: 'case: create',
		parameters: (customStatusUuid) => ({ title: 'A case', additionalFields: { customStatusUuid } }),
		named: () => labelled(caseStatuses(), 1),
		list: `${SIC}/custom_statuses`,
		sentAs: 'custom_status_uuid',
	},
	{
		field: 'the community of a new case',
		operation: 'case: create',
		parameters: (name) => ({ title: 'A case', additionalFields: { communityUuid: byName(name) } }),
		named: () => first(reference().communities),
		list: '/api/v1/communities',
		sentAs: 'community_uuid',
	},
	{
		field: 'the entity of a new asset',
		operation: 'assetV2: create',
		parameters: (name) => ({
			name: 'DC01',
			type: 'host',
			communityUuid: byId(simulator.world.communityUuid),
			additionalFields: { entityUuid: byId(name) },
		}),
		named: () => first(reference().entities),
		list: `${SIC}/conf/entities`,
		sentAs: 'entity_uuid',
	},
	{
		field: 'the verdict of an alert',
		operation: 'alert: update',
		parameters: (verdictUuid) => ({ uuid: byId(simulator.world.alerts[0]!.uuid), updateFields: { verdictUuid } }),
		named: () => labelled(reference().customVerdicts),
		list: `${SIC}/custom_verdicts`,
		sentAs: 'verdict_uuid',
	},
	...(['alert search', 'alert update'] as const).map((what): NameCase => ({
		field: `the assignee of an ${what}`,
		operation: what === 'alert search' ? 'alert: search' : 'alert: update',
		parameters: (assignee) =>
			what === 'alert search' ? { filters: { assignee: [byName(assignee)] } } : { uuid: byId(simulator.world.alerts[0]!.uuid), updateFields: { assignee: byName(assignee) } },
		named: () => ({ name: reference().avatars[1]!.user.email, id: reference().avatars[1]!.user.uuid }),
		list: '/api/v1/communities',
		further: 2,
		sentAs: what === 'alert search' ? 'match[assignee]' : 'assignee',
	})),
	{
		field: 'the type of listed assets',
		operation: 'asset: getAll',
		parameters: filters('typeUuid', byName),
		named: () => first(reference().assetTypes),
		list: '/api/v1/asset-management/asset-types',
		sentAs: 'match[type_uuid]',
	},
];

describe.each(cases)('$field', ({ operation, parameters, named, list, further = 0, sentAs }) => {
	const others = Array.from({ length: further }, () => expect.stringContaining('/avatars/') as string);
	const sent = () => {
		const { body, query } = last();
		const inBody = (body as IDataObject | undefined)?.[sentAs];
		return inBody ?? query.find(([name]) => name === sentAs)?.[1];
	};

	test('may be a name, in any case and with blanks around it, which one request looks up', async () => {
		const { name, id } = named();
		for (const given of [name, ` ${name.toUpperCase()} `, '={{ $json.name.toLowerCase() }}']) {
			simulator.clearRequests();
			await outputOf(run(operation, parameters(given), itemsWith({ name })));
			expect(sent()).toBe(id);
			expect(paths()).toEqual([`GET ${list}`, ...others, expect.any(String) as string]);
		}
	});

	test('costs no look-up by its ID', async () => {
		await outputOf(run(operation, parameters(named().id)));
		expect(sent()).toBe(named().id);
		expect(paths()).toHaveLength(1);
	});

	test('is looked up once for all items', async () => {
		const { name } = named();
		await outputOf(run(operation, parameters('={{ $json.name }}'), itemsWith({ name }, { name: name.toUpperCase() }, { name })));
		expect(paths().filter((path) => path === `GET ${list}`)).toHaveLength(1);
	});

	test('is refused when nothing is called so, with the name that comes nearest', async () => {
		const { name } = named();
		const error = await errorOf(run(operation, parameters(`${name}x`)));
		expect(error.message).toContain(`"${name}x" is no `);
		if (further === 0) expect(error.message).toContain(`Did you mean "${name}"`);
		expect(paths()).toEqual([`GET ${list}`, ...others]);
	});

	test.each([403, 404, 410])('asks for the ID when the list is answered with %d', async (status) => {
		simulator.faults.add({ path: list, status, body: { message: 'no' } });
		const error = await errorOf(run(operation, parameters('Nothing of the kind')));
		expect(error.message).toContain('"Nothing of the kind"');
		expect(`${error.message} ${error.description}`).toContain('Give the ID');
		expect(paths()).toEqual([`GET ${list}`]);
	});
});

describe('the subscribers of a case', () => {
	const subscribe = (users: IDataObject[]) => run('case: create', { title: 'T', additionalFields: { subscribers: users } });

	test('may be users by name or email address, as the editor or a model gives them', async () => {
		const [, amir, chloe] = reference().avatars;
		await outputOf(subscribe([byName('AMIR haddad'), { mode: 'name', value: chloe!.user.email }]));
		expect(last().body).toMatchObject({ subscribers: [amir, chloe].map((user) => ({ avatar_uuid: user!.uuid, type: 'assignee' })) });
	});

	test('are refused by the name of nobody, and by that of a user in two communities', async () => {
		expect((await errorOf(subscribe([byName('alice')]))).message).toContain('"Subscribers": "alice" is no user. Known are "Amir Haddad"');
		const [jane] = reference().avatars;
		expect((await errorOf(subscribe([byName('jane doe')]))).message).toContain(`"jane doe" is the name of several: ${jane!.uuid}, `);
		expect(paths().filter((path) => path.startsWith('POST'))).toEqual([]);
	});
});
