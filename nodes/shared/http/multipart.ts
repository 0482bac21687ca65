import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';

import type { FilePart } from './apiCall';

/** A multipart/form-data body that streams its file. */
interface MultipartBody {
	headers: Record<string, string>;
	stream: Readable;
}

const quoted = (text: string) =>
	text.replace(/["\r\n]/g, (character) => encodeURIComponent(character));

/** Wraps `file` as a form (RFC 7578). The length is announced when the file's size is known. */
export function multipartBody(file: FilePart): MultipartBody {
	const boundary = `----sekoia-${randomUUID()}`;
	const head = Buffer.from(
		`--${boundary}\r\n` +
			`Content-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.fileName)}"\r\n` +
			`Content-Type: ${file.contentType}\r\n\r\n`,
	);
	const tail = Buffer.from(`\r\n--${boundary}--\r\n`);

	async function* parts() {
		yield head;
		yield* file.content;
		yield tail;
	}
	const headers: Record<string, string> = {
		'Content-Type': `multipart/form-data; boundary=${boundary}`,
	};
	if (file.size !== undefined) {
		headers['Content-Length'] = String(head.length + file.size + tail.length);
	}
	return { headers, stream: Readable.from(parts(), { objectMode: false }) };
}
