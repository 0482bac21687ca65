import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../simulator';
import { byId, byName } from './operationCase';

/** A UUID that no tenant knows. */
export const uuid = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Input that the node must refuse before it sends anything. */
export interface Refusal {
	operation: string;
	/** The input, as it completes "refuses ..." */
	what: string;
	parameters: IDataObject;
	items?: INodeExecutionData[];
	message: string;
	/** A part of the advice to the user */
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

/** The required fields of a new asset. */
export const asset = { name: 'DC01', assetType: byName('computer'), criticity: 0 };
/** The required fields of a new asset of the second API. */
export const assetV2 = { communityUuid: byId(uuid), name: 'DC01', type: 'host' };

/** Objects chosen in rows, by their IDs. */
export const rows = (...ids: string[]) => ({ row: ids.map((id) => ({ id: byId(id) })) });
