import type { INodeProperties } from 'n8n-workflow';

import { field, type Destination, type FieldTexts } from './field';
import { dateRange, numberRange } from './parsers';

const ZONE = "A time without offset is in the workflow's time zone.";

/** A filter on a span of time, shown as From and To. */
export const dateRangeField = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	field(
		{
			...texts,
			type: 'fixedCollection',
			default: { range: {} },
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ displayName: 'From', name: 'from', type: 'dateTime', default: '', description: `Start of the span. Empty: no start. ${ZONE}` },
						{ displayName: 'To', name: 'to', type: 'dateTime', default: '', description: `End of the span. Empty: now. ${ZONE}` },
					],
				},
			],
		},
		destination,
		dateRange,
	);

// Whole properties, since n8n's lint asks each literal default of a number to be one.
const min: INodeProperties = { displayName: 'Min', name: 'min', type: 'number', default: 0, description: 'Smallest value, included' };
const max: INodeProperties = { displayName: 'Max', name: 'max', type: 'number', default: 0, description: 'Largest value, included' };

/** A filter on a range of numbers, shown as Min and Max. @param bounds the smallest and the largest possible value */
export const numberRangeField = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	bounds: { min: number; max: number },
) =>
	field(
		{
			...texts,
			type: 'fixedCollection',
			default: { range: { ...bounds } },
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ ...min, default: bounds.min },
						{ ...max, default: bounds.max },
					],
				},
			],
		},
		destination,
		numberRange(bounds),
	);
