import type { Resource } from '../../operations/operation';
import { getFieldCommonValues } from './getFieldCommonValues';
import { pushToIntake } from './pushToIntake';
import { search } from './search';

export const event: Resource = {
	name: 'Event',
	value: 'event',
	description: 'What the intakes received',
	defaultOperation: 'search',
	operations: [getFieldCommonValues, pushToIntake, search],
};
