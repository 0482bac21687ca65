import type { Resource } from '../../engine/operation';
import { getContext } from './getContext.operation';

export const indicator: Resource = {
	name: 'Indicator',
	value: 'indicator',
	description: 'An address, domain, URL, email or file hash that may point to a threat',
	defaultOperation: 'getContext',
	operations: [getContext],
};
