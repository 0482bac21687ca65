import type { Resource } from '../../engine/operation';
import { getFieldCommonValues } from './getFieldCommonValues.operation';
import { pushToIntake } from './pushToIntake.operation';
import { search } from './search.operation';

export const event: Resource = {
	name: 'Event',
	value: 'event',
	description: 'What the intakes received',
	defaultOperation: 'search',
	operations: [getFieldCommonValues, pushToIntake, search],
};
