import type { INodeProperties } from 'n8n-workflow';

import { field, type Destination, type FieldTexts } from './field';
import { trimmed, type Parser } from './parsers';

// Whole properties, since n8n's lint asks for a literal default beside each type.
const toggle = { type: 'boolean', default: false } as const satisfies Partial<INodeProperties>;
const amount = { type: 'number', default: 0 } as const satisfies Partial<INodeProperties>;
const text = { type: 'string', default: '' } as const satisfies Partial<INodeProperties>;

/** Yes or no. @param options `default` is what the editor shows when the field is added */
export const booleanField = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	options: { default: boolean },
) => field({ ...texts, ...toggle, default: options.default }, destination);

/** A number. @param options bounds, both included, and what the editor shows when the field is added */
export const numberField = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	{ min, max, default: shown }: { min?: number; max?: number; default: number },
) => {
	const typeOptions = { ...(min === undefined ? {} : { minValue: min }), ...(max === undefined ? {} : { maxValue: max }) };
	return field({ ...texts, ...amount, typeOptions, default: shown }, destination);
};

/** An optional line of text. @param options `parser` reads it; by default blanks around it are dropped */
export const textField = <const Name extends string, To extends Destination, Value = string>(
	texts: FieldTexts<Name>,
	destination: To,
	{ parser }: { parser?: Parser<Value> } = {},
) => field({ ...texts, ...text }, destination, parser ?? (trimmed as Parser<Value>));
