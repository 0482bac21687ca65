import type { Resource } from '../../operations/operation';
import { upload } from './upload';

export const observable: Resource = {
	name: 'Observable',
	value: 'observable',
	description: 'An address, domain, file hash or other technical trace',
	defaultOperation: 'upload',
	operations: [upload],
};
