import { readText, type ItemFiles } from './files';
import type { Json } from '../../shared/json';
import { client, field, type Destination } from '../../shared/fields/field';
import { filePathField, inputDataField, jsonModeField, openFile, type FileValues } from './fileFields';
import { json, parseJsonText } from '../../shared/fields/parsers';

/** How the documented twins `X` and `X_path` are shown: one choice, one field for each way. */
interface JsonSourceTexts<Name extends string> {
	/** Field and documented argument; its twin is `<name>Path` */
	name: Name;
	displayName: string;
	description: string;
	placeholder: string;
	destination: Destination;
}

/** The fields of a JSON value that is typed in, comes in a file of the item, or lies on disk. */
export const jsonSource = <const Name extends string>(texts: JsonSourceTexts<Name>) =>
	[
		jsonModeField,
		field(
			{
				displayName: texts.displayName,
				name: texts.name,
				type: 'json',
				required: true,
				displayOptions: { show: { inputMode: ['json'] } },
				// The input item; an empty JSON editor would open with an error mark.
				default: '={{ $json }}',
				placeholder: texts.placeholder,
				description: texts.description,
			},
			texts.destination,
			json,
		),
		inputDataField('the JSON file'),
		filePathField(
			`${texts.name}Path`,
			'the JSON file',
			`e.g. /home/node/.n8n-files/${texts.name}.json`,
			client(`${texts.name}_path`),
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
