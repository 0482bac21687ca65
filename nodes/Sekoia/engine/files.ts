import { stat, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { IExecuteFunctions } from 'n8n-workflow';

import { inputError, InputError, shown } from '../../shared/inputError';
import { decoded } from './decode';

/** A file to read once, from an item or from the n8n server's disk. */
export interface SourceFile {
	fileName: string;
	/** How messages name it: the field that names it, and its own name */
	title: string;
	content: Readable;
	/** Size in bytes, when known */
	size?: number;
	/** Removes the file; only for files on disk */
	remove?(): Promise<void>;
}

/** The file helpers of n8n that its older versions lack or type differently. */
interface FileHelpers {
	resolvePath?(path: string): Promise<string>;
	createReadStream(path: unknown): Promise<Readable>;
	isFilePathBlocked?(path: unknown): boolean;
}

/** Reads the binary data of one input item, and files that n8n's rules allow. */
export class ItemFiles {
	constructor(
		private readonly functions: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/**
	 * The file in a binary field of the item.
	 * @param label display name of the field that holds `fieldName`
	 * @throws InputError when the item has no such binary field
	 */
	async fromItem(fieldName: string, label: string): Promise<SourceFile> {
		const item = this.functions.getInputData()[this.itemIndex];
		const data = this.assertBinary(fieldName, label, Object.keys(item?.binary ?? {}));
		const fileName = data.fileName ?? fieldName;
		const title = titleOf(label, fileName);
		if (data.id) {
			const { fileSize } = await this.functions.helpers.getBinaryMetadata(data.id);
			return { fileName, title, size: fileSize, content: await this.functions.helpers.getBinaryStream(data.id) };
		}
		const content = Buffer.from(data.data, 'base64');
		return { fileName, title, size: content.length, content: Readable.from([content], { objectMode: false }) };
	}

	private assertBinary(fieldName: string, label: string, present: string[]) {
		// n8n looks the name up without asking whether the item has it, so that "__proto__" would be a file.
		if (present.includes(fieldName)) return this.functions.helpers.assertBinaryData(this.itemIndex, fieldName);
		const has = present.length > 0 ? `It has: ${present.join(', ')}.` : 'It has no files at all.';
		throw inputError(
			`"${label}": the input item has no file in the field ${shown(fieldName)}`,
			`${has} Enter the name of the field shown under Binary in the input.`,
		);
	}

	/**
	 * A file on the disk of the n8n server.
	 * @param label display name of the field that holds `path`
	 * @throws InputError when it does not exist or n8n's file access rules forbid it
	 */
	async fromDisk(path: string, label: string): Promise<SourceFile> {
		const helpers = this.functions.helpers as unknown as FileHelpers;
		const explain = (error: unknown): never => {
			throw N8N_REFUSAL.test(error instanceof Error ? error.message : '') ? blocked(path, label) : unreadable(path, label);
		};
		const resolved = (await helpers.resolvePath?.(path).catch(explain)) ?? path;
		if (helpers.isFilePathBlocked?.(resolved)) throw blocked(path, label);
		const { size } = await stat(resolved).catch(explain);
		const content = await helpers.createReadStream(resolved).catch(explain);
		const fileName = basename(path);
		return { fileName, title: titleOf(label, fileName), size, content, remove: async () => await unlink(resolved) };
	}
}

const titleOf = (label: string, fileName: string) => `"${label}" (${fileName})`;

/** n8n tells a path outside its rules only by the text of its error. */
const N8N_REFUSAL = /not allowed/i;

function blocked(path: string, label: string): InputError {
	return new InputError(
		`"${label}": n8n may not read ${shown(path)}`,
		'n8n reads files only from the folders of N8N_RESTRICT_FILE_ACCESS_TO (by default ~/.n8n-files). Move the file there, or read it with another node and use Input Data Field.',
	);
}

function unreadable(path: string, label: string): InputError {
	return new InputError(
		`"${label}": there is no readable file at ${shown(path)}`,
		'Check the path as the n8n server sees it; in a container only mounted folders are visible.',
	);
}

/** The whole content of a file as text. @throws InputError when it is not text in an encoding that `decoded` knows */
export async function readText({ content, title }: SourceFile): Promise<string> {
	let text = '';
	for await (const piece of decoded(content, title)) text += piece;
	return text;
}
