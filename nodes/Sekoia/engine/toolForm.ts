import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { field, usedByNode } from '../../shared/fields/field';
import { readValues } from '../../shared/fields/values';
import { NodeParameters } from './parameters';

/** What an AI model gets unless the user says otherwise: every character of an answer costs it room and money. */
const TOOL_DEFAULTS: Readonly<Record<string, unknown>> = { limit: 10, simplify: true };

/** How many characters of JSON an answer has at most, which is about 5,000 tokens. */
const MAX_CHARACTERS = 20_000;
/** Less would hold no alert. */
const LEAST_CHARACTERS = 2_000;

const maxCharacters = field(
	{
		displayName: 'Max Characters',
		name: 'maxCharacters',
		type: 'number',
		typeOptions: { minValue: LEAST_CHARACTERS },
		default: MAX_CHARACTERS,
		description: 'How long an answer to the AI model may be. What is longer is cut, and says so in the member "hint".',
	},
	usedByNode(),
);

// An older n8n knows no such condition, and never shows what asks for it. So the node's own form asks for nothing, and is hidden from tools.
const forNode = ({ displayOptions, ...property }: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, '@tool': [true] } },
});
const forTool = ({ displayOptions, ...property }: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { ...displayOptions, show: { ...displayOptions?.show, '@tool': [true] } },
});

/** The properties, those with another default for AI models in two forms, of which n8n shows one; and a bound for models. */
export const withToolForms = (properties: readonly INodeProperties[]): INodeProperties[] => [
	...properties.flatMap((property) =>
		property.name in TOOL_DEFAULTS
			? [forNode(property), { ...forTool(property), default: TOOL_DEFAULTS[property.name] as INodeProperties['default'] }]
			: [property],
	),
	forTool(maxCharacters.property),
];

/** Whether an AI model runs the node. */
export const isTool = (functions: IExecuteFunctions): boolean => functions.isToolExecution?.() === true || functions.getNode().type.endsWith('Tool');

/** How many characters an answer may have. @throws InputError */
export function readMaxCharacters(functions: IExecuteFunctions): number {
	const { maxCharacters: chosen } = readValues([maxCharacters], new NodeParameters(functions).ofItem(0)) as { maxCharacters?: number };
	return chosen ?? MAX_CHARACTERS;
}
