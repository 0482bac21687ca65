import { field, type Destination, type FieldTexts } from '../../shared/fields/field';
import { textList } from '../../shared/fields/parsers';

/** Any number of tags. */
export const tagList = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	field(
		{ ...texts, type: 'string', typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' }, default: '' },
		destination,
		textList,
	);
