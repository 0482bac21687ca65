import type { NodePropertyTypes } from 'n8n-workflow';

import { json } from './json';
import { bool, number } from './number';
import { commaList, text } from './text';
import { dateTime } from './time';
import type { Format } from './parser';

export * from './ids';
export * from './json';
export * from './number';
export * from './text';
export * from './time';
export type * from './parser';

/** The format of a property that names none. */
export function formatOf(type: NodePropertyTypes): Format<unknown> {
	switch (type) {
		case 'number':
			return number();
		case 'boolean':
			return bool;
		case 'multiOptions':
			return commaList;
		case 'json':
			return json;
		case 'dateTime':
			return dateTime;
		default:
			return text;
	}
}
