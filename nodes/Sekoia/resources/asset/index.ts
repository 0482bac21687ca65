import type { Resource } from '../../engine/operation';
import { addAttribute } from './addAttribute.operation';
import { addKey } from './addKey.operation';
import { create } from './create.operation';
import { deleteAsset } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const asset: Resource = {
	name: 'Asset (V1, Legacy)',
	value: 'asset',
	description: 'A computer, network or person to protect, in the first asset API',
	defaultOperation: 'get',
	operations: [addAttribute, addKey, create, deleteAsset, get, getAll],
};
