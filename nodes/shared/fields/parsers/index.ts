import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';

import { json } from './json';
import { bool, number } from './number';
import type { Parser } from './parser';
import { commaList, joined, oneOf, text, textList } from './text';
import { dateTime } from './time';

export * from './ids';
export * from './json';
export * from './number';
export type * from './parser';
export { plainJson } from './plainJson';
export * from './text';
export * from './time';

/** What the default parser of a property of this type gives; see `parserOf`. */
export type ValueOfType<Type extends NodePropertyTypes> = Type extends 'number' ? number : Type extends 'boolean' ? boolean : string;

/** The parser of a property that names none. Numbers keep to the bounds, choices to the options that the editor shows. */
export function parserOf({ type, typeOptions, options = [] }: INodeProperties): Parser<unknown> {
	const choices = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
	switch (type) {
		case 'number':
			return number({ min: typeOptions?.minValue, max: typeOptions?.maxValue });
		case 'boolean':
			return bool;
		case 'options':
			return choices.length > 0 ? oneOf(...choices) : text;
		case 'multiOptions':
			return choices.length > 0 ? joined((value, reading) => textList(value, reading)?.map((entry) => oneOf(...choices)(entry, reading)!)) : commaList;
		case 'json':
			return json;
		case 'dateTime':
			return dateTime;
		default:
			return text;
	}
}
