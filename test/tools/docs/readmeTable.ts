import type { Resource } from '../../../nodes/Sekoia/engine/operation';

/** The table of operations for the README, with the names that SEKOIA.IO's documentation uses. */
export function operationsTable(resources: readonly Resource[]): string {
	const rows = resources.flatMap(({ name, operations }) =>
		operations.map((operation) => `| ${name} | ${operation.name} | ${operation.documented} |`),
	);
	return ['| Resource | Operation | Name in SEKOIA.IO |', '| --- | --- | --- |', ...rows].join('\n');
}

/**
 * Replaces the part of a Markdown text between `<!-- NAME: made by npm run docs -->` and `<!-- end of NAME -->`.
 * @throws when the text has no such marks
 */
export function withGeneratedPart(text: string, name: string, content: string): string {
	const [start, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`];
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The text needs the lines "${start}" and "${end}" around the part to write`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
