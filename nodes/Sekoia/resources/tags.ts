import { field, usedByNode, type Destination, type FieldTexts } from '../../shared/fields/field';
import { textList } from '../../shared/fields/parsers';
import { READS_FIRST } from './listChanges';

/** Any number of tags. */
export const tagList = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	field(
		{ ...texts, type: 'string', typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Tag' }, default: '' },
		destination,
		textList,
	);

/**
 * The fields that add tags to those of an object, and that remove some; see `withListChanges`.
 * @param owner the object, as in `case`
 * @param examples a tag for each placeholder
 */
export const tagChangeFields = (owner: string, examples: { added: string; removed: string }) =>
	[
		tagList(
			{ displayName: 'Tags to Add', name: 'addTags', description: `Tags to add to those of the ${owner}. ${READS_FIRST}`, placeholder: `e.g. ${examples.added}` },
			usedByNode('tags'),
		),
		tagList(
			{
				displayName: 'Tags to Remove',
				name: 'removeTags',
				description: `Tags to remove from the ${owner}, spelled as they are there. Tags that it does not have are ignored. ${READS_FIRST}`,
				placeholder: `e.g. ${examples.removed}`,
			},
			usedByNode('tags'),
		),
	] as const;
