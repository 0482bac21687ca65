import { field, type Destination, type FieldTexts } from './field';
import { commaList, type Parser } from './parsers';

/** A filter that takes several values as text; SEKOIA.IO returns what matches any of them. */
export const valuesFilter = <const Name extends string, To extends Destination>(
	texts: FieldTexts<Name>,
	destination: To,
	{ parser = commaList }: { parser?: Parser<string> } = {},
) =>
	field(
		{
			...texts,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${texts.displayName}` },
			default: '',
		},
		destination,
		parser,
	);
