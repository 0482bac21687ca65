import type { INodeProperties } from 'n8n-workflow';

import { field, type Destination, type FieldTexts } from './field';
import { dateRange, numberRange } from './parsers';
import { rangeLabels, spanLabels } from './parsers/range';

const ZONE = "A time without offset is in the workflow's time zone.";

/**
 * A filter on a span of time: its two ends are called after the field, such as Created After and Created Before, since
 * AI models and users see little else, and no two fields of an operation may have one name.
 */
export const dateRangeField = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) => {
	const [after, before] = spanLabels(texts.displayName);
	return field(
		{
			...texts,
			type: 'fixedCollection',
			default: { range: {} },
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ displayName: after, name: 'from', type: 'dateTime', default: '', description: `Start of the span. Empty: no start. ${ZONE}` },
						{ displayName: before, name: 'to', type: 'dateTime', default: '', description: `End of the span. Empty: now. ${ZONE}` },
					],
				},
			],
		},
		destination,
		dateRange,
	);
};

// Whole properties, since n8n's lint asks each literal default of a number to be one.
const min: INodeProperties = { displayName: 'Minimum', name: 'min', type: 'number', default: 0, description: 'Smallest value, included' };
const max: INodeProperties = { displayName: 'Maximum', name: 'max', type: 'number', default: 0, description: 'Largest value, included' };

/** A filter on a range of numbers, such as Minimum Urgency and Maximum Urgency. @param bounds the smallest and the largest possible value */
export const numberRangeField = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	bounds: { min: number; max: number },
) => {
	const [smallest, largest] = rangeLabels(texts.displayName);
	return field(
		{
			...texts,
			type: 'fixedCollection',
			default: { range: { ...bounds } },
			options: [
				{
					displayName: 'Range',
					name: 'range',
					values: [
						{ ...min, displayName: smallest, default: bounds.min },
						{ ...max, displayName: largest, default: bounds.max },
					],
				},
			],
		},
		destination,
		numberRange(bounds),
	);
};
