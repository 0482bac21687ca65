import { field, usedByNode, type Destination, type FieldTexts } from '../../shared/fields/field';
import { json, parseJsonText } from '../../shared/fields/parsers';
import type { Json } from '../../shared/json';
import { filePathField, inputDataField, inputDataTexts, jsonModeField, openFile, type FileValues } from './fileFields';
import { readText, type ItemFiles } from './files';

/**
 * The fields of a JSON value that is typed in, comes in a file of the item, or lies on disk: the documented twins
 * `X` and `X_path` as one choice with one field for each way.
 * @param texts whose name is that of the documented argument
 */
export const jsonSource = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	[
		jsonModeField,
		field(
			{
				...texts,
				type: 'json',
				required: true,
				displayOptions: { show: { inputMode: ['json'] } },
				// The input item; an empty JSON editor would open with an error mark.
				default: '={{ $json }}',
			},
			destination,
			json,
		),
		inputDataField({ ...inputDataTexts, description: 'Name of the input field that holds the JSON file' }, usedByNode()),
		filePathField(
			{
				displayName: 'File Path',
				name: `${texts.name}Path`,
				description: 'Path of the JSON file on the n8n server',
				placeholder: `e.g. /home/node/.n8n-files/${texts.name}.json`,
			},
			usedByNode(`${texts.name}_path`),
		),
	] as const;

/**
 * The JSON value, wherever the user said it is.
 * @param name name given to `jsonSource`
 * @throws InputError when the file cannot be read or is no JSON
 */
export async function readJsonSource(
	values: FileValues & Record<string, unknown>,
	name: string,
	files: ItemFiles,
): Promise<Json> {
	if (values.inputMode === 'json') return values[name] as Json;
	const file = await openFile(values, values[`${name}Path`] as string | undefined, files);
	return parseJsonText(await readText(file), file.fileName);
}
