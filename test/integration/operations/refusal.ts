import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../simulator';
import { byId, byName } from './operationCase';

export const uuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Input that the node must refuse before it sends anything. */
export interface Refusal {
	operation: string;
	what: string;
	parameters: IDataObject;
	items?: INodeExecutionData[];
	message: string;
	/** Part of what the user is told to do */
	advice?: string;
}

/** An answer of SEKOIA.IO that the node must explain. */
export interface Answer {
	operation: string;
	parameters: IDataObject;
	fault?: Partial<Fault>;
	assetsV1?: boolean;
	message: string;
	advice: string;
}

/** What must be filled in for a new asset. */
export const asset = { name: 'DC01', assetType: byName('computer'), criticity: 0 };
export const assetV2 = { communityUuid: byId(uuid), name: 'DC01', type: 'host' };

/** Objects that are chosen in rows, by their ids. */
export const rows = (...ids: string[]) => ({ row: ids.map((id) => ({ id: byId(id) })) });
