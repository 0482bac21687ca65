import type { Resource } from '../../engine/operation';
import { addProperty } from './addProperty.operation';
import { create } from './create.operation';
import { deleteAsset } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { merge } from './merge.operation';
import { restore } from './restore.operation';
import { revoke } from './revoke.operation';
import { update } from './update.operation';

export const assetV2: Resource = {
	name: 'Asset',
	value: 'assetV2',
	description: 'A host, account or network to protect',
	defaultOperation: 'get',
	operations: [addProperty, create, deleteAsset, get, getAll, merge, restore, revoke, update],
};
