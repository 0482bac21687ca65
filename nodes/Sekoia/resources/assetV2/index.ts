import type { Resource } from '../../operations/operation';
import { addProperty } from './addProperty';
import { create } from './create';
import { deleteAsset } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { merge } from './merge';
import { restore } from './restore';
import { revoke } from './revoke';
import { update } from './update';

export const assetV2: Resource = {
	name: 'Asset (V2)',
	value: 'assetV2',
	description: 'A host, account or network to protect, in the second asset API',
	defaultOperation: 'get',
	operations: [addProperty, create, deleteAsset, get, getAll, merge, restore, revoke, update],
};
