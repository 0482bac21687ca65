import type { Resource } from '../../operations/operation';
import { addAttribute } from './addAttribute';
import { addKey } from './addKey';
import { create } from './create';
import { deleteAsset } from './delete';
import { get } from './get';
import { getAll } from './getAll';

export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	description: 'A computer, network or person to protect',
	defaultOperation: 'get',
	operations: [addAttribute, addKey, create, deleteAsset, get, getAll],
};
