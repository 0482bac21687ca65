import type { AnyField, Destination, Entry } from '../../../nodes/shared/fields/field';
import type { Operation, Resource } from '../../../nodes/Sekoia/engine/operation';

const place = ({ in: where, as }: Destination): string => {
	switch (where) {
		case 'path':
			return `path \`{${as}}\``;
		case 'query':
			return `query \`${as}\``;
		case 'body':
			return `body \`${as}\``;
		case 'multipart':
			return `form field \`${as}\``;
		case 'node':
			return 'used by the node';
	}
};

interface Row {
	field: AnyField;
	/** Display name of the collection the field is in */
	group?: string;
}

const rowsOf = (entries: readonly Entry[]): Row[] =>
	entries.flatMap((entry) =>
		entry.kind === 'field'
			? [{ field: entry }]
			: [...entry.fields]
					.sort((one, other) => one.property.displayName.localeCompare(other.property.displayName, 'en'))
					.map((field) => ({ field, group: entry.property.displayName })),
	);

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

function row({ field, group }: Row): string {
	const { displayName, name, required, description } = field.property;
	const shown = group ? `${group} > ${displayName}` : displayName;
	const { destination } = field;
	const meant = [destination.as, 'alsoFor' in destination && destination.alsoFor].filter(Boolean);
	const argument = meant.map((name) => `\`${String(name)}\``).join(', ');
	return `| ${argument} | ${cell(shown)}${required ? ' *' : ''} | \`${name}\` | ${place(field.destination)} | ${cell(description ?? '')} |`;
}

function section(operation: Operation): string {
	const { name, documented, description, request, permissions = [], fields } = operation;
	const permission = permissions.length > 0 ? `Permission: ${permissions.join(', ')}.\n\n` : '';
	return [
		`### ${name}`,
		'',
		`SEKOIA.IO's name: **${documented}**. ${description.replace(/ \(([^()]|\([^()]*\))*\)$|\.$/, '')}.`,
		'',
		`\`${request.method} ${request.path}\``,
		'',
		`${permission}| Argument of the API | Field | Parameter | Place in the request | Meaning |`,
		'| --- | --- | --- | --- | --- |',
		...rowsOf(fields).map(row),
		'',
	].join('\n');
}

/** `docs/operations.md`: every operation with its call and where each field goes. */
export function operationsMarkdown(resources: readonly Resource[]): string {
	const intro = [
		'# Operations',
		'',
		'Made from the node\'s code by `npm run docs`; a test fails when it is out of date.',
		'',
		'Fields with * are required. "Parameter" is the name in a workflow\'s JSON and in expressions such as `$parameter.uuid`. Every operation also has "Request Options": how many items at a time, tries, requests per second, timeout.',
		'',
	];
	const sections = resources.flatMap(({ name, description, operations }) => [
		`## ${name}`,
		'',
		`${description}.`,
		'',
		...operations.map(section),
	]);
	return `${[...intro, ...sections].join('\n').trimEnd()}\n`;
}
