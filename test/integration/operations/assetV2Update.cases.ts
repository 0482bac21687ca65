import type { IDataObject } from 'n8n-workflow';

import type { Json, Simulator } from '../../simulator';
import { allFields, also, byId, fromList, requiredOnly } from './operationCase';

const ASSETS = '/api/v2/asset-management/assets';

const firstAsset = ({ world }: Simulator) => world.assets[0]!;

/** A case that updates the first asset. `body` is what must be sent, `expected` what the asset then has. */
const updating = (
	title: string,
	updateFields: IDataObject,
	json: IDataObject,
	body: { [member: string]: Json },
	expected: object = body,
) =>
	also(title, (simulator) => {
		const asset = firstAsset(simulator);
		Object.assign(asset, { description: 'Old', category: 'old', criticality: 40, tags: ['old'] });
		asset.atoms = { ipv4: ['192.0.2.1'] };
		asset.props = { site: ['Paris'] };
		asset.reviewed = { atMs: simulator.world.nowMs(), by: simulator.world.analyst };
		return {
			parameters: { uuid: byId(asset.uuid), updateFields },
			items: [{ json }],
			requests: [{ call: `PUT ${ASSETS}/${asset.uuid}`, body }],
			output: [{ uuid: asset.uuid }],
			afterwards: () => expect(asset).toMatchObject(expected),
		};
	});

const row = (name: string, value: string) => ({ name, value });

/** Cases of Update of Asset (V2). */
export const updateCases = [
	allFields((simulator) => {
		const asset = firstAsset(simulator);
		const entityUuid = simulator.world.reference.entities[1]!.uuid;
		return {
			parameters: {
				uuid: fromList(asset.uuid, asset.name),
				updateFields: {
					atoms: { row: [row('fqdn', 'dc01.corp.example'), row('fqdn', '={{ $json.fqdn }}')] },
					category: 'server',
					criticality: '={{ $json.criticality }}',
					description: 'New',
					entityUuid: byId(entityUuid),
					name: 'DC01',
					props: { row: [row('site', 'Lyon')] },
					reviewed: true,
					revoked: true,
					tags: ['={{ $json.tags }}'],
					type: 'host',
				},
			},
			items: [{ json: { fqdn: 'dc01.lyon.example', criticality: '90', tags: ['a', 'b'] } }],
			requests: [
				{
					call: `PUT ${ASSETS}/${asset.uuid}`,
					body: {
						atoms: { fqdn: ['dc01.corp.example', 'dc01.lyon.example'] },
						category: 'server',
						criticality: 90,
						description: 'New',
						entity_uuid: entityUuid,
						name: 'DC01',
						props: { site: 'Lyon' },
						reviewed: true,
						revoked: true,
						tags: ['a', 'b'],
						type: 'host',
					},
				},
			],
			output: [{ uuid: asset.uuid, name: 'DC01', criticality: 90, revoked: true, props: { site: 'Lyon' } }],
			afterwards: () => {
				expect(asset).toMatchObject({ name: 'DC01', entity_uuid: entityUuid, tags: ['a', 'b'], description: 'New' });
				expect(asset.props).toEqual({ site: ['Lyon'] });
			},
		};
	}),
	requiredOnly((simulator) => {
		const asset = firstAsset(simulator);
		const before = { ...asset };
		return {
			parameters: { uuid: byId(asset.uuid), updateFields: { criticality: 0 } },
			requests: [{ call: `PUT ${ASSETS}/${asset.uuid}`, body: { criticality: 0 } }],
			output: [{ uuid: asset.uuid, criticality: 0 }],
			afterwards: () => expect({ ...asset, updatedMs: null }).toEqual({ ...before, criticality: 0 }),
		};
	}),
	allFields((simulator) => {
		const asset = firstAsset(simulator);
		asset.tags = ['paris', 'retired'];
		return {
			parameters: { uuid: byId(asset.uuid), updateFields: { addTags: ['vip', '={{ ["paris", "lyon"] }}'], removeTags: ['retired', 'unknown'] } },
			requests: [
				{ call: `GET ${ASSETS}/${asset.uuid}` },
				{ call: `PUT ${ASSETS}/${asset.uuid}`, body: { tags: ['paris', 'vip', 'lyon'] } },
			],
			output: [{ uuid: asset.uuid, tags: ['paris', 'vip', 'lyon'] }],
		};
	}, 'adds tags and removes some'),
	updating(
		'clears values with empty fields and empty properties',
		{
			atoms: { row: [row('', '{}')] },
			category: '',
			criticality: 0,
			description: '',
			props: { row: [row('', '={{ {} }}')] },
			reviewed: false,
			revoked: false,
			tags: [''],
		},
		{},
		{ atoms: {}, category: '', criticality: 0, description: '', props: {}, reviewed: false, revoked: false, tags: [] },
		{ atoms: {}, category: '', criticality: 0, description: '', props: {}, reviewed: null, revoked: null, tags: [] },
	),
	updating(
		'clears values with blank text and empty lists from expressions',
		{ category: '={{ $json.blank }}', tags: '={{ $json.none }}' },
		{ blank: ' ', none: [] },
		{ category: '', tags: [] },
	),
	updating(
		'changes nothing for expressions without a value',
		{
			atoms: { row: [row('', '={{ $json.nothing }}')] },
			category: '={{ $json.nothing }}',
			criticality: '={{ $json.nothing }}',
			description: '={{ $json.nothing }}',
			entityUuid: byId('={{ $json.nothing }}'),
			name: 'DC01',
			props: '={{ $json.nothing }}',
			reviewed: '={{ $json.nothing }}',
			tags: ['={{ $json.nothing }}'],
			type: '={{ $json.nothing }}',
		},
		{},
		{ name: 'DC01' },
		{ category: 'old', description: 'Old', criticality: 40, tags: ['old'], atoms: { ipv4: ['192.0.2.1'] }, props: { site: ['Paris'] } },
	),
	also('takes over an asset from Get Many', (simulator) => {
		const asset = firstAsset(simulator);
		// As Get Many outputs it: without an entity, and with a property of several values.
		const listed = {
			uuid: asset.uuid,
			name: 'DC01',
			description: '',
			type: 'host',
			category: 'server',
			criticality: 0,
			entity_uuid: null,
			atoms: { ipv4: ['192.0.2.1', '192.0.2.2'] },
			props: { rack: ['A', 'B'], site: 'Paris' },
			tags: [],
			reviewed: false,
			revoked: false,
		};
		const { uuid, entity_uuid: _, ...body } = listed;
		return {
			parameters: {
				uuid: byId('={{ $json.uuid }}'),
				updateFields: {
					atoms: { row: [row('', '={{ $json.atoms }}')] },
					category: '={{ $json.category }}',
					criticality: '={{ $json.criticality }}',
					description: '={{ $json.description }}',
					entityUuid: byId('={{ $json.entity_uuid }}'),
					name: '={{ $json.name }}',
					props: { row: [row('', '={{ $json.props }}')] },
					reviewed: '={{ $json.reviewed }}',
					revoked: '={{ $json.revoked }}',
					tags: ['={{ $json.tags }}'],
					type: '={{ $json.type }}',
				},
			},
			items: [{ json: listed }],
			requests: [{ call: `PUT ${ASSETS}/${uuid}`, body }],
			output: [{ ...body, uuid }],
		};
	}),
];
