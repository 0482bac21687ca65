import { badRequest } from './errors';

/** One part of a multipart/form-data body. */
export interface Part {
	name: string;
	filename?: string;
	contentType?: string;
	content: Buffer;
}

/** Takes a multipart/form-data body apart. */
export function parseMultipart(contentType: string, body: Buffer): Part[] {
	const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
	if (!boundary) throw badRequest('Multipart body without a boundary');
	const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);

	const parts: Part[] = [];
	let start = body.indexOf(delimiter);
	while (start >= 0) {
		const next = body.indexOf(delimiter, start + delimiter.length);
		if (next < 0) break;
		// Between two delimiters: CRLF, headers, empty line, content, CRLF.
		parts.push(parsePart(body.subarray(start + delimiter.length + 2, next - 2)));
		start = next;
	}
	const closed = start >= 0 && body.subarray(start + delimiter.length, start + delimiter.length + 2).equals(DASHES);
	if (!closed) throw badRequest('Truncated multipart body');
	return parts;
}

const DASHES = Buffer.from('--');

function parsePart(raw: Buffer): Part {
	const split = raw.indexOf('\r\n\r\n');
	if (split < 0) throw badRequest('Malformed multipart part');
	const headers = raw.subarray(0, split).toString('utf8');
	const name = /[\s;]name="([^"]*)"/i.exec(headers)?.[1];
	if (name === undefined) throw badRequest('Multipart part without a name');
	return {
		name,
		filename: /filename="([^"]*)"/i.exec(headers)?.[1],
		contentType: /content-type:\s*([^\r\n]+)/i.exec(headers)?.[1],
		content: raw.subarray(split + 4),
	};
}
