import { allFields, also, byId, byName, casesOf, fromList, requiredOnly } from './operationCase';

const RULES = '/api/v1/sic/conf/rules-catalog/rules';
const uuid = '2b7f4c9a-5e18-4d36-b0a7-9f3c6e8d1a52';
const other = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Cases of Enable and Disable, each on a rule in the other state. */
const switchCases = (verb: 'enable' | 'disable') => [
	allFields((simulator) => {
		const { rules, communities } = simulator.world.reference;
		const [rule, community] = [rules[2]!, communities[0]!];
		const sent: Record<string, string> = { community_uuid: community.uuid };
		rule.enabled = verb === 'disable';
		return {
			parameters: { uuid: byName(rule.name), simplify: true, options: { communityUuid: fromList(community.uuid) } },
			requests: [
				{ call: `GET ${RULES}`, query: { limit: '100', offset: '0' } },
				{ call: `PUT ${RULES}/${rule.uuid}/${verb}d`, query: sent, body: sent },
			],
			output: [{ name: rule.name, enabled: verb === 'enable', alert_type: 'brute-force', uuid: rule.uuid }],
			afterwards: () => expect(rule.enabled).toBe(verb === 'enable'),
		};
	}),
	requiredOnly((simulator) => {
		const rule = simulator.world.reference.rules[4]!;
		rule.enabled = verb === 'disable';
		return {
			parameters: { uuid: byId('={{ $json.rule.uuid }}') },
			items: [{ json: { rule: { uuid: rule.uuid } } }],
			requests: [{ call: `PUT ${RULES}/${rule.uuid}/${verb}d`, body: {} }],
			output: [{ uuid: rule.uuid, enabled: verb === 'enable' }],
			afterwards: () => expect(rule.enabled).toBe(verb === 'enable'),
		};
	}),
];

/** Cases of the operations on rules. */
export const ruleCases = casesOf('rule', {
	enable: switchCases('enable'),
	disable: switchCases('disable'),
	get: [
		allFields((simulator) => {
			const rule = simulator.world.reference.rules[0]!;
			return {
				parameters: { uuid: fromList(rule.uuid), simplify: true },
				requests: [{ call: `GET ${RULES}/${rule.uuid}` }],
				output: [{ name: rule.name, enabled: true, severity: rule.severity, effort: 1, type: 'sigma', source: 'sekoia', uuid: rule.uuid }],
			};
		}),
		requiredOnly((simulator) => {
			const rule = simulator.world.reference.rules[1]!;
			return {
				parameters: { uuid: byId(rule.uuid) },
				requests: [{ call: `GET ${RULES}/${rule.uuid}` }],
				output: [{ uuid: rule.uuid, payload: rule.payload, tags: [{ name: 'network' }], enabled: true }],
			};
		}),
	],
	getAll: [
		allFields((simulator) => {
			const { rules, entities } = simulator.world.reference;
			return {
				parameters: {
					returnAll: false,
					limit: 2,
					simplify: true,
					outputAsOneItem: true,
					filters: {
						createdAt: { range: { from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' } },
						datasourceName: ['Windows event logs'],
						datasourceUuid: [uuid],
						effort: ['1', '4'],
						enabled: true,
						entityUuid: [byId(entities[0]!.uuid)],
						excludeUuid: [`${uuid}, ${other}`],
						hasActiveAlertFilters: false,
						intakeFormatUuid: [uuid],
						lifecycle: ['active'],
						name: [rules[0]!.name],
						relatedObjectRef: [`attack-pattern--${uuid}`],
						ruleUuid: [rules[0]!.uuid],
						search: ['logon'],
						severity: { range: { min: 10, max: 90 } },
						source: ['sekoia', 'community'],
						tagName: ['windows'],
						tagUuid: [uuid],
						type: ['sigma'],
						updatedAt: { range: { from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' } },
						verified: true,
					},
					options: { offset: 1, ignoreEmptyFilters: true },
				},
				requests: [
					{
						call: `GET ${RULES}`,
						query: {
							'date[created_at]': '2020-01-01T00:00:00.000Z,2040-01-01T00:00:00.000Z',
							'match[datasource_name]': 'Windows event logs',
							'match[datasource_uuid]': uuid,
							'match[effort]': '1,4',
							enabled: 'true',
							'match[entity_uuid]': entities[0]!.uuid,
							'exclude[uuid]': `${uuid},${other}`,
							has_active_alert_filters: 'false',
							'match[intake_format_uuid]': uuid,
							'match[lifecycle]': 'active',
							'match[name]': rules[0]!.name,
							'match[related_object_ref]': `attack-pattern--${uuid}`,
							'match[uuid]': rules[0]!.uuid,
							'match[search]': 'logon',
							'range[severity]': '10,90',
							'match[source]': 'sekoia,community',
							'match[tag_name]': 'windows',
							'match[tag_uuid]': uuid,
							'match[type]': 'sigma',
							'date[updated_at]': '2020-01-01T00:00:00.000Z,2040-01-01T00:00:00.000Z',
							verified: 'true',
							limit: '2',
							offset: '1',
						},
					},
				],
				output: [{ items: [], total: 0 }],
			};
		}),
		requiredOnly((simulator) => ({
			parameters: {},
			requests: [{ call: `GET ${RULES}`, query: { limit: '50', offset: '0' } }],
			output: [...simulator.world.reference.rules].sort((one, two) => (one.name < two.name ? -1 : 1)).map(({ uuid: id, name }) => ({ uuid: id, name })),
		})),
		also('the noisy ones that are enabled, simplified', (simulator) => {
			const { rules } = simulator.world.reference;
			const wanted = rules.filter(({ severity, enabled, source }) => severity <= 40 && enabled && source === 'sekoia').map(({ uuid: id }) => id);
			expect(wanted.length).toBeGreaterThan(0);
			return {
				parameters: { returnAll: true, simplify: true, filters: { severity: { range: { min: 0, max: 40 } }, enabled: true, verified: true } },
				requests: [{ call: `GET ${RULES}`, query: { 'range[severity]': '0,40', enabled: 'true', verified: 'true', limit: '100', offset: '0' } }],
				output(output) {
					expect(output.map(({ uuid: id }) => id).sort()).toEqual([...wanted].sort());
					expect(Object.keys(output[0]!)).toHaveLength(10);
				},
			};
		}),
	],
});
