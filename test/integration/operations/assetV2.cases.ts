import type { IDataObject } from 'n8n-workflow';

import type { Simulator } from '../../simulator';
import { createCases } from './assetV2Create.cases';
import { getAllCases } from './assetV2List.cases';
import { updateCases } from './assetV2Update.cases';
import { allFields, also, byId, casesOf, fromList, requiredOnly } from './operationCase';

const ASSETS = '/api/v2/asset-management/assets';

const firstAsset = ({ world }: Simulator) => world.assets[0]!;

interface CallOnOne {
	method: string;
	/** What follows the asset's UUID in the path */
	verb: string;
	/** Whether the asset is revoked afterwards */
	revoked: boolean;
	/** Further members of the output */
	output?: IDataObject;
}

/** Cases for a call whose only argument is the asset in the path. */
const callOnOne = ({ method, verb, revoked, output }: CallOnOne) => [
	allFields((simulator) => {
		const asset = firstAsset(simulator);
		if (!revoked) asset.revoked = { atMs: simulator.world.nowMs(), by: simulator.world.analyst };
		return {
			parameters: { uuid: fromList(asset.uuid, asset.name) },
			requests: [{ call: `${method} ${ASSETS}/${asset.uuid}${verb}` }],
			output: [{ uuid: asset.uuid, ...(output ?? { name: asset.name, revoked }) }],
			afterwards: () => expect(asset.revoked !== null).toBe(revoked),
		};
	}),
	requiredOnly(({ world }) => {
		const uuids = world.assets.slice(3, 5).map(({ uuid }) => uuid);
		return {
			parameters: { uuid: byId('={{ $json.asset }}') },
			items: uuids.map((asset) => ({ json: { asset } })),
			requests: (requests) =>
				expect(requests.map((request) => `${request.method} ${request.path}`).sort()).toEqual(
					uuids.map((uuid) => `${method} ${ASSETS}/${uuid}${verb}`).sort(),
				),
			output: uuids.map((uuid) => ({ uuid, ...(output ?? { revoked }) })),
		};
	}),
];

/** Cases of the operations on assets of the second API. */
export const assetV2Cases = casesOf('assetV2', {
	addProperty: [
		allFields((simulator) => {
			const asset = firstAsset(simulator);
			return {
				parameters: { uuid: fromList(asset.uuid, asset.name), prop: 'site & floor/3', value: '={{ $json.value }}' },
				items: [{ json: { value: 'a "quoted" value / 日本' } }],
				requests: [{ call: `POST ${ASSETS}/${asset.uuid}/prop/site%20%26%20floor%2F3`, body: 'a "quoted" value / 日本' }],
				output: (output) =>
					expect(output).toEqual([
						{ success: true, uuid: asset.uuid, asset_uuid: asset.uuid, name: 'site & floor/3', value: 'a "quoted" value / 日本' },
					]),
				afterwards: () => expect(asset.props['site & floor/3']).toEqual(['a "quoted" value / 日本']),
			};
		}),
		requiredOnly((simulator) => {
			const asset = firstAsset(simulator);
			const before = asset.props.site!;
			return {
				parameters: { uuid: byId(asset.uuid), prop: 'site', value: 42 },
				requests: [{ call: `POST ${ASSETS}/${asset.uuid}/prop/site`, body: '42' }],
				output: [{ success: true, value: '42' }],
				afterwards: () => expect(asset.props.site).toEqual([...before, '42']),
			};
		}),
		also('reports a property that SEKOIA.IO did not add', (simulator) => {
			const { uuid } = firstAsset(simulator);
			simulator.faults.add({ path: /prop/, status: 200, body: 'false' });
			return {
				parameters: { uuid: byId(uuid), prop: 'site', value: 'Lyon' },
				requests: [{ call: `POST ${ASSETS}/${uuid}/prop/site`, body: 'Lyon' }],
				output: [{ success: false }],
			};
		}),
	],
	create: createCases,
	delete: [
		...callOnOne({ method: 'DELETE', verb: '', revoked: true, output: { deleted: true } }),
		also('an asset that SEKOIA.IO returns', (simulator) => {
			const { uuid, name } = firstAsset(simulator);
			simulator.faults.add({ path: /assets/, status: 200, body: { uuid, name } });
			return {
				parameters: { uuid: byId(uuid) },
				requests: [{ call: `DELETE ${ASSETS}/${uuid}` }],
				output: (output) => expect(output).toEqual([{ deleted: true, uuid, asset_uuid: uuid }]),
			};
		}),
	],
	get: [
		allFields((simulator) => {
			const { uuid, name } = firstAsset(simulator);
			return {
				parameters: { uuid: fromList(uuid, name), options: { withCompliance: true, withTelemetry: true } },
				requests: [{ call: `GET ${ASSETS}/${uuid}`, query: { with_compliance: 'true', with_telemetry: 'true' } }],
				output: [{ uuid, name, criticality: expect.any(Number) as number, atoms: expect.any(Object) as object }],
			};
		}),
		requiredOnly((simulator) => {
			const { uuid } = firstAsset(simulator);
			return {
				parameters: { uuid: byId('={{ $json.assets[0] }}') },
				items: [{ json: { assets: [uuid] } }],
				requests: [{ call: `GET ${ASSETS}/${uuid}` }],
				output: [{ uuid }],
			};
		}),
	],
	getAll: getAllCases,
	merge: [
		allFields(({ world }) => {
			const [destination, one, two, three] = world.assets;
			destination!.atoms = { hostname: ['dc'] };
			[one, two, three].forEach((asset, index) => (asset!.atoms = { ipv4: [`192.0.2.${index}`] }));
			return {
				parameters: {
					destination: fromList(destination!.uuid),
					sources: { row: [{ id: fromList(one!.uuid) }, { id: byId('={{ $json.others }}') }] },
				},
				items: [{ json: { others: [two!.uuid, three!.uuid] } }],
				requests: [
					{
						call: `POST ${ASSETS}/merge`,
						body: { destination: destination!.uuid, sources: [one!.uuid, two!.uuid, three!.uuid] },
					},
				],
				output: [{ uuid: destination!.uuid, revoked: false, atoms: { ipv4: ['192.0.2.0', '192.0.2.1', '192.0.2.2'] } }],
				afterwards: () => {
					expect(destination!.atoms).toEqual({ hostname: ['dc'], ipv4: ['192.0.2.0', '192.0.2.1', '192.0.2.2'] });
					expect([destination, one, two, three].map((asset) => asset!.revoked !== null)).toEqual([false, true, true, true]);
				},
			};
		}),
		requiredOnly(({ world }) => {
			const [destination, source] = world.assets.map(({ uuid }) => uuid);
			return {
				parameters: { destination: byId(destination!), sources: { row: [{ id: byId(source!) }] } },
				requests: [{ call: `POST ${ASSETS}/merge`, body: { destination: destination!, sources: [source!] } }],
				output: [{ uuid: destination, revoked: false }],
			};
		}),
	],
	restore: callOnOne({ method: 'PUT', verb: '/restore', revoked: false }),
	revoke: callOnOne({ method: 'PUT', verb: '/revoke', revoked: true }),
	update: updateCases,
});
