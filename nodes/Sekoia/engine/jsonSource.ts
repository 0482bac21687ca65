import { field, usedByNode, type Destination, type FieldTexts } from '../../shared/fields/field';
import { json, type Parser } from '../../shared/fields/parsers';
import type { Json } from '../../shared/json';
import { filePathField, inputDataField, inputDataTexts, jsonModeField, openFile, type FileValues } from './fileFields';
import { readText, type ItemFiles } from './files';
import { parseJsonTexts } from './stix';

/** JSON from an expression, or text; see `parseJsonTexts`. */
const jsonTexts: Parser<Json> = (value, reading) =>
	typeof value === 'string' && value.trim() !== '' ? parseJsonTexts(withoutMark(value), reading.label) : json(value, reading);

/** Text that another node has read from a file may begin with the file's byte order mark. */
const withoutMark = (text: string) => text.replace(/^\uFEFF/, '');

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
			jsonTexts,
		),
		inputDataField({ ...inputDataTexts, description: 'Name of the input field that holds the JSON or JSON Lines file, in UTF-8 or UTF-16' }, usedByNode()),
		filePathField(
			{
				displayName: 'File Path',
				name: `${texts.name}Path`,
				description: 'Path of the JSON or JSON Lines file on the n8n server, in UTF-8 or UTF-16',
				placeholder: `e.g. /home/node/.n8n-files/${texts.name}.json`,
			},
			usedByNode(`${texts.name}_path`),
		),
	] as const;

/** A JSON value, and how messages name where it comes from. */
export interface GivenJson {
	value: Json;
	title: string;
}

/**
 * The JSON value, wherever the user said it is.
 * @param texts those given to `jsonSource`
 * @throws InputError when the file cannot be read or is no JSON
 */
export async function readJsonSource(
	values: FileValues & Record<string, unknown>,
	{ name, displayName }: Pick<FieldTexts, 'name' | 'displayName'>,
	files: ItemFiles,
): Promise<GivenJson> {
	if (values.inputMode === 'json') return { value: values[name] as Json, title: `"${displayName}"` };
	const file = await openFile(values, values[`${name}Path`] as string | undefined, files);
	return { value: parseJsonTexts(await readText(file), file.fileName), title: file.title };
}
