import { field, usedByNode, type Destination, type FieldTexts } from '../../shared/fields/field';
import { oneOf, trimmed } from '../../shared/fields/parsers';
import type { ItemFiles, SourceFile } from './files';

// Its default is only for n8n's lint; each field has its own.
const inputMode = {
	displayName: 'Input Mode',
	name: 'inputMode',
	type: 'options',
	noDataExpression: true,
	default: '',
} as const;
const path = { name: 'File Path', value: 'path', description: 'A file on the n8n server, in a folder n8n may read' };
const binary = { name: 'Input Data Field', value: 'binary', description: 'A file in the input item' };

/** Which way a file is given. */
export const fileModeField = field(
	{ ...inputMode, options: [path, binary], default: 'binary', description: 'Where the file comes from' },
	usedByNode(),
	oneOf('path', 'binary'),
);

/** Which way JSON is given: in a file, or as it is. */
export const jsonModeField = field(
	{
		...inputMode,
		options: [path, binary, { name: 'JSON', value: 'json', description: 'Typed in, or from an expression' }],
		default: 'json',
		description: 'Where the JSON comes from',
	},
	usedByNode(),
	oneOf('path', 'binary', 'json'),
);

/** Which way text is given: in a file, or as it is. */
export const textModeField = field(
	{
		...inputMode,
		options: [path, binary, { name: 'Text', value: 'text', description: 'Typed in, or from an expression' }],
		default: 'text',
		description: 'Where the text comes from',
	},
	usedByNode(),
	oneOf('path', 'binary', 'text'),
);

/** What every field that names the file of an input item is called; its description says what the file holds. */
export const inputDataTexts = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	placeholder: 'e.g. data',
} as const;

/** The field of the input item that holds the file. @param texts with `inputDataTexts` */
export const inputDataField = <To extends Destination>(texts: FieldTexts<'binaryPropertyName'>, destination: To) =>
	field(
		{
			...texts,
			type: 'string',
			required: true,
			displayOptions: { show: { inputMode: ['binary'] } },
			default: 'data',
			hint: 'The name of the input field that holds the file',
		},
		destination,
		trimmed,
	);

/** The path of the file on the n8n server. */
export const filePathField = <const Name extends string, To extends Destination>(texts: FieldTexts<Name>, destination: To) =>
	field(
		{ ...texts, type: 'string', required: true, displayOptions: { show: { inputMode: ['path'] } }, default: '' },
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
	return await files.fromItem(values.binaryPropertyName as string, inputDataTexts.displayName);
}
