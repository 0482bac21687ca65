import type { ItemFiles, SourceFile } from './files';
import { client, field, type Destination } from '../../shared/fields/field';
import { oneOf, trimmed } from '../../shared/fields/parsers';

const inputModeProperty = {
	displayName: 'Input Mode',
	name: 'inputMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'File Path', value: 'path', description: 'A file on the n8n server, in a folder n8n may read' },
		{ name: 'Input Data Field', value: 'binary', description: 'A file in the input item' },
	],
	default: 'binary',
	description: 'Where the file comes from',
} as const;

/** Which way a file is given. */
export const fileModeField = field(
	{ ...inputModeProperty, options: [...inputModeProperty.options] },
	client(),
	oneOf('path', 'binary'),
);

/** Which way JSON is given: in a file, or as it is. */
export const jsonModeField = field(
	{
		...inputModeProperty,
		options: [
			...inputModeProperty.options,
			{ name: 'JSON', value: 'json', description: 'Typed in, or from an expression' },
		],
		default: 'json',
		description: 'Where the JSON comes from',
	},
	client(),
	oneOf('path', 'binary', 'json'),
);

/** Which way text is given: in a file, or as it is. */
export const textModeField = field(
	{
		...inputModeProperty,
		options: [
			...inputModeProperty.options,
			{ name: 'Text', value: 'text', description: 'Typed in, or from an expression' },
		],
		default: 'text',
		description: 'Where the text comes from',
	},
	client(),
	oneOf('path', 'binary', 'text'),
);

/** The field of the input item that holds the file. @param what names the file, as in "the PDF" */
export const inputDataField = (what: string, destination: Destination = client()) =>
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
			description: `Name of the input field that holds ${what}`,
		},
		destination,
		trimmed,
	);

/** The path of the file. @param what names the file, as in "the PDF" */
export const filePathField = <const Name extends string>(
	name: Name,
	what: string,
	placeholder: string,
	destination: Destination,
) =>
	field(
		{
			displayName: 'File Path',
			name,
			type: 'string',
			required: true,
			displayOptions: { show: { inputMode: ['path'] } },
			default: '',
			placeholder,
			description: `Path of ${what} on the n8n server`,
		},
		destination,
		trimmed,
	);

/** What `openFile` needs to know of an operation's values. */
export interface FileValues {
	inputMode?: string;
	binaryPropertyName?: string;
}

/**
 * Opens the file that the fields above name.
 * @param path value of the file path field
 * @throws InputError when there is no such file or n8n may not read it
 */
export async function openFile(values: FileValues, path: string | undefined, files: ItemFiles): Promise<SourceFile> {
	if (values.inputMode === 'path') return await files.fromDisk(path as string, 'File Path');
	return await files.fromItem(values.binaryPropertyName as string, 'Input Data Field Name');
}
