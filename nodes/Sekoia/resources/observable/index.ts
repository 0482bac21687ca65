import type { Resource } from '../../engine/operation';
import { upload } from './upload.operation';

export const observable: Resource = {
	name: 'Observable',
	value: 'observable',
	description: 'An address, domain, file hash or other technical trace',
	defaultOperation: 'upload',
	operations: [upload],
};
