import type { INodeProperties } from 'n8n-workflow';

import { inputError, InputError, shown } from '../inputError';
import { isJsonObject } from '../json';
import type { AnyField, Collection, Entry, Settings, Values } from './field';
import { cameToNothing, hasExpression, isNothing, withoutEmptyRows } from './nothing';

/** Where the values of fields come from. */
export interface Parameters {
	/** What a parameter holds, its expressions evaluated; null for one that the editor hides, which has no value */
	valueOf(name: string): unknown;
	/** The parameters as the workflow stores them */
	stored: Readonly<Record<string, unknown>>;
	/** Of the workflow */
	timezone: string;
	/** Index of the input item, where there are several */
	item?: number;
	/** Whether a filter whose expression comes to nothing is no filter; undefined where nobody can choose */
	ignoreEmpty?: boolean;
}

/**
 * Gives what a parser gives. Values of expressions can be objects that fail as soon as one looks at them; what they
 * throw says nothing to a user.
 */
function looking<Value>(label: string, look: () => Value): Value {
	try {
		return look();
	} catch (failure) {
		throw failure instanceof InputError
			? failure
			: inputError(`"${label}" cannot be read`, 'Correct the expression: give text, a number, or a plain list or object.');
	}
}

function readField({ property, parser }: AnyField, raw: unknown, { timezone }: Parameters): unknown {
	const label = property.displayName;
	const value = looking(label, () => parser(raw, { label, timezone }));
	if (value === undefined && property.required) throw inputError(`"${label}" is empty`, `Enter a value for "${label}".`);
	return value;
}

/** Refuses a filter, or another field that decides, that is there but came to nothing. @param stored the filter as the workflow stores it */
function readFilter(field: AnyField, raw: unknown, stored: unknown, parameters: Parameters): unknown {
	const { ignoreEmpty } = parameters;
	const label = field.property.displayName;
	const mayRead = looking(label, () => (ignoreEmpty ? !isNothing(raw) : !cameToNothing(stored, raw)));
	const given = ignoreEmpty ? withoutEmptyRows(stored, raw) : raw;
	const value = mayRead || !hasExpression(stored) ? readField(field, given, parameters) : undefined;
	if (value !== undefined || ignoreEmpty || !hasExpression(stored)) return value;
	throw nothing(label, parameters);
}

const nothing = (label: string, { item, ignoreEmpty }: Parameters): InputError =>
	inputError(
		`"${label}" came to nothing${item === undefined ? '' : ` for item ${item}`}`,
		`Give it a value, or remove it${ignoreEmpty === undefined ? '' : ', or turn on Options > Ignore Empty Filters'}.`,
	);

const narrowsWhole = (entry: Collection | Settings): boolean =>
	entry.kind === 'collection' && (entry.narrows === true || entry.fields.some(({ narrows }) => narrows));

/**
 * The members of a collection. One expression may give all of them; then none of what it gives is ignored, while
 * the editor keeps members of operations that were chosen before.
 */
function membersOf(entry: Collection | Settings, raw: unknown, stored: unknown, parameters: Parameters): Record<string, unknown> {
	const label = entry.property.displayName;
	const isGivenWhole = typeof stored === 'string' && hasExpression(stored);
	if (isNothing(raw)) {
		if (isGivenWhole && narrowsWhole(entry) && !parameters.ignoreEmpty) throw nothing(label, parameters);
		return {};
	}
	const names = entry.fields.map(({ property }) => property.name);
	const cure = `Give an object with members such as ${names.slice(0, 3).join(', ')}.`;
	if (!isJsonObject(raw)) throw inputError(`"${label}" must be an object, but it is ${shown(raw)}`, cure);
	const other = isGivenWhole ? Object.keys(raw).find((name) => !names.includes(name)) : undefined;
	if (other !== undefined) throw inputError(`"${label}" has no field ${shown(other)}`, cure);
	return raw;
}

/** Members that were not added, or were emptied, have their default. */
function readSettings({ fields }: Settings, members: Record<string, unknown>, parameters: Parameters): Record<string, unknown> {
	const read = (setting: AnyField) =>
		readField(setting, members[setting.property.name], parameters) ?? readField(setting, setting.property.default, parameters);
	return Object.fromEntries(fields.map((setting) => [setting.property.name, read(setting)]));
}

/** Whether a value is one that the editor stores, or the same as text. Objects have none, and some cannot even be asked. */
export const isChoice = (choice: unknown, value: unknown): boolean => typeof value !== 'object' && String(choice) === String(value);

/**
 * Whether the property is needed, now that the values it depends on are known. Where one of them is
 * an expression, the editor cannot tell and shows all that may be needed; an expression may also
 * give `true` as text.
 */
function isNeeded({ displayOptions }: INodeProperties, raws: Record<string, unknown>): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(
		([name, allowed]) => !(name in raws) || (allowed as unknown[]).some((choice) => isChoice(choice, raws[name])),
	);
}

function readEntry(entry: Entry, raw: unknown, parameters: Parameters): unknown {
	const stored = parameters.stored[entry.property.name];
	if (entry.kind === 'field') return entry.narrows ? readFilter(entry, raw, stored, parameters) : readField(entry, raw, parameters);
	const members = membersOf(entry, raw, stored, parameters);
	if (entry.kind === 'settings') return readSettings(entry, members, parameters);
	const added = entry.fields.filter(({ property }) => Object.hasOwn(members, property.name));
	const read = (field: AnyField) => {
		const { name } = field.property;
		const narrows = entry.narrows === true || field.narrows === true;
		if (!narrows && !entry.decides) return readField(field, members[name], parameters);
		return readFilter(field, members[name], isJsonObject(stored) ? stored[name] : undefined, narrows ? parameters : { ...parameters, ignoreEmpty: undefined });
	};
	return Object.fromEntries(added.map((field) => [field.property.name, read(field)]));
}

/**
 * Reads and checks the values of fields.
 * @returns values by field name; a field the editor hides, or left empty, is undefined
 * @throws InputError naming the field
 */
export function readValues<const Entries extends readonly Entry[]>(entries: Entries, parameters: Parameters): Values<Entries> {
	const values: Record<string, unknown> = {};
	const raws: Record<string, unknown> = {};
	for (const entry of entries) {
		const { name } = entry.property;
		const needed = isNeeded(entry.property, raws);
		raws[name] = needed ? parameters.valueOf(name) : null;
		values[name] = needed || entry.kind !== 'field' ? looking(entry.property.displayName, () => readEntry(entry, raws[name], parameters)) : undefined;
	}
	return values as Values<Entries>;
}

/** Every field with its value, collections opened. */
export function* eachValue(entries: readonly Entry[], values: Record<string, unknown>): Generator<[field: AnyField, value: unknown]> {
	for (const entry of entries) {
		const value = values[entry.property.name];
		if (entry.kind === 'field') yield [entry, value];
		else yield* eachValue(entry.fields, (value ?? {}) as Record<string, unknown>);
	}
}
