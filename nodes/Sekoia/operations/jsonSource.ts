import type { ItemFiles, SourceFile } from '../../shared/fileInput';
import { readText } from '../../shared/fileInput';
import type { Json } from '../../shared/json';
import { client, field, type Destination } from './field';
import { json, parseJsonText, trimmed } from './formats';

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
		field(
			{
				displayName: 'Input Mode',
				name: 'inputMode',
				type: 'options',
				options: [
					{ name: 'File Path', value: 'path', description: 'A file on the n8n server, in a folder n8n may read' },
					{ name: 'Input Data Field', value: 'binary', description: 'A file in the input item' },
					{ name: 'JSON', value: 'json', description: 'Typed in, or from an expression' },
				],
				default: 'json',
				description: 'Where the JSON comes from',
			},
			client(),
		),
		field(
			{
				displayName: texts.displayName,
				name: texts.name,
				type: 'json',
				required: true,
				displayOptions: { show: { inputMode: ['json'] } },
				default: '',
				placeholder: texts.placeholder,
				description: texts.description,
			},
			texts.destination,
			json,
		),
		field(
			{
				displayName: 'Input Data Field Name',
				name: 'binaryPropertyName',
				type: 'string',
				required: true,
				displayOptions: { show: { inputMode: ['binary'] } },
				default: 'data',
				placeholder: 'e.g. data',
				hint: 'The name of the input field that holds the file',
				description: 'Name of the input field that holds the JSON file',
			},
			client(),
			trimmed,
		),
		field(
			{
				displayName: 'File Path',
				name: `${texts.name}Path`,
				type: 'string',
				required: true,
				displayOptions: { show: { inputMode: ['path'] } },
				default: '',
				placeholder: 'e.g. /home/node/.n8n-files/bundle.json',
				description: 'Path of a JSON file on the n8n server',
			},
			client(`${texts.name}_path`),
			trimmed,
		),
	] as const;

interface JsonSourceValues {
	inputMode?: string;
	binaryPropertyName?: string;
}

/** The chosen file, or undefined in JSON mode. @throws InputError when it cannot be read */
export async function sourceFile(
	values: JsonSourceValues & Record<string, unknown>,
	name: string,
	files: ItemFiles,
): Promise<SourceFile | undefined> {
	if (values.inputMode === 'binary') {
		return await files.fromItem(values.binaryPropertyName as string, 'Input Data Field Name');
	}
	if (values.inputMode === 'path') return await files.fromDisk(values[`${name}Path`] as string, 'File Path');
	return undefined;
}

/**
 * The JSON value, wherever the user said it is.
 * @param name name given to `jsonSource`
 * @throws InputError when the file cannot be read or is no JSON
 */
export async function readJsonSource(
	values: JsonSourceValues & Record<string, unknown>,
	name: string,
	files: ItemFiles,
): Promise<Json> {
	const file = await sourceFile(values, name, files);
	if (!file) return values[name] as Json;
	return parseJsonText(await readText(file), file.fileName);
}
