import type { INodePropertyOptions } from 'n8n-workflow';

import { filters, options } from '../../shared/fields/collections';
import type { AnyField, Entry, MemberValues, Values } from '../../shared/fields/field';
import type { ApiCall, HttpMethod, StatusHints } from '../../shared/http/apiCall';
import type { Json, JsonObject } from '../../shared/json';
import { simplifyField } from '../../shared/simplify';
import type { Subject } from './about';
import { directionField, ignoreEmptyField, offsetField, oneItemField, pagingFields, sortField } from './listFields';
import type {
	BatchContext,
	BatchOperation,
	ListOperation,
	Operation,
	OperationContext,
	Outcome,
	ReadContext,
	RequestOperation,
	TaskOperation,
	Texts,
} from './operation';

/** Method and path, as in `GET /api/v1/sic/alerts/{uuid}`; the field that goes to the path as `uuid` fills `{uuid}`. */
type CallText = `${HttpMethod} /${string}`;

interface Definition<Call extends string, V> extends Texts {
	call: Call;
	/** For a POST that changes nothing in SEKOIA.IO. Other POSTs handle one input item after the other */
	readsOnly?: Call extends `POST ${string}` ? true : never;
	/** The objects that the operation was about, which its output names beside what SEKOIA.IO answers */
	about?: readonly Subject[];
	/** Checks that span several fields. @throws InputError */
	check?(values: V): void;
}

interface Hints {
	/** What to tell about a status code, where this operation knows more than the general text */
	hints?: StatusHints;
}

interface MayHaveBody extends Hints {
	/** The API wants a JSON body even when no field is filled in */
	bodyRequired?: true;
}

type Placeholders<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
type PathNames<E> = E extends { destination: { in: 'path'; as: infer Name } } ? Name : never;
type Differing<A, B> = Exclude<A, B> | Exclude<B, A>;

/** Makes it a type error, which names the difference, when path and fields differ in their placeholders. */
type Fits<Call extends string, Entries extends readonly Entry[]> = [
	Differing<Placeholders<Call>, PathNames<Entries[number]>>,
] extends [never]
	? unknown
	: { call: { 'the path and the fields differ in': Differing<Placeholders<Call>, PathNames<Entries[number]>> } };

interface ShownAsItIs {
	output?: undefined;
}
interface ShownDifferently<V> {
	/** Turns the answer into output; by default the answer must be one object */
	output(answer: Json, values: V): JsonObject | JsonObject[];
	/** Knows the API's objects only */
	simplified?: undefined;
}
type RequestDefinition<Call extends string, Entries extends readonly Entry[]> = Definition<Call, Values<Entries>> &
	MayHaveBody & {
		fields: Entries;
		/** Completes the request with what only SEKOIA.IO knows */
		prepare?(context: OperationContext<Values<Entries>>): Promise<ApiCall>;
	} & (ShownAsItIs | ShownDifferently<Values<Entries>>);

/** An operation of one call. */
export const request = <const Call extends CallText, const Entries extends readonly Entry[]>(
	definition: RequestDefinition<Call, Entries> & Fits<Call, Entries>,
): RequestOperation => assemble('request', definition, definition.fields);

interface ListDefinition<
	Call extends string,
	Entries extends readonly Entry[],
	Filters extends readonly AnyField[],
	Options extends readonly AnyField[],
> extends Definition<
			Call,
			Values<Entries> & { simplify?: boolean; filters: MemberValues<Filters>; options: MemberValues<Options> }
		>,
		Hints {
	/** What is asked for beside filters and options, such as the object whose list it is */
	fields?: Entries;
	/** The endpoint's largest page */
	pageSize: number;
	filters?: Filters;
	/** Options beside those that every list has */
	options?: Options;
	/** Brings Sort By and Direction; the first of `by` is the default */
	sort?: { description: string; by: readonly INodePropertyOptions[] };
}

/** An operation that reads a list. It brings Return All, Limit, Output as One Item and Offset. */
export function list<
	const Call extends `GET /${string}`,
	const Entries extends readonly Entry[] = [],
	const Filters extends readonly AnyField[] = [],
	const Options extends readonly AnyField[] = [],
>({
	fields = [] as unknown as Entries,
	filters: filterFields,
	options: optionFields,
	sort,
	...definition
}: ListDefinition<Call, Entries, Filters, Options> & Fits<Call, Entries>): ListOperation {
	const sortFields = sort ? [sortField(sort.description, sort.by), directionField] : [];
	return assemble('list', definition as Assembled, [
		...fields,
		...pagingFields,
		oneItemField,
		...(filterFields ? [filters(filterFields)] : []),
		options([...(optionFields ?? []), ...sortFields, ...(filterFields ? [ignoreEmptyField] : []), offsetField]),
	]);
}

interface TaskDefinition<Call extends string, Entries extends readonly Entry[]> extends Definition<Call, Values<Entries>>, MayHaveBody {
	fields: Entries;
	run(context: OperationContext<Values<Entries>>): Promise<JsonObject | JsonObject[]>;
}

/** An operation of several calls for each input item; `call` is the one that its fields make. */
export const task = <const Call extends CallText, const Entries extends readonly Entry[]>(
	definition: TaskDefinition<Call, Entries> & Fits<Call, Entries>,
): TaskOperation => assemble('task', definition, definition.fields);

interface BatchDefinition<Entries extends readonly Entry[], Content> extends Definition<`${HttpMethod} ${string}`, Values<Entries>> {
	fields: Entries;
	/** Reads what one item gives beside its fields, such as a file, before anything is sent. @throws InputError */
	read?(context: BatchContext<Values<Entries>>): Promise<Content>;
	/** Handles the input items. @returns one outcome for each context, in their order */
	runTogether(contexts: ReadonlyArray<ReadContext<Values<Entries>, Content>>): Promise<Outcome[]>;
}

/** An operation that handles all input items at once, and makes its requests itself; `call` documents them. */
export const batch = <const Entries extends readonly Entry[], Content = undefined>(definition: BatchDefinition<Entries, Content>): BatchOperation =>
	assemble('batch', definition, definition.fields);

type Assembled = Texts & { call: string; about?: readonly Subject[] };

/** Adds what an operation's kind brings, and checks what the compiler cannot see in fields without a type of their own. */
function assemble<Kind extends Operation['kind']>(
	kind: Kind,
	{ call, ...rest }: Assembled,
	given: readonly Entry[],
): Extract<Operation, { kind: Kind }> {
	const [method, path] = call.split(' ') as [HttpMethod, string];
	const fields = rest.simplified ? withSimplify(given) : given;
	checkSubjects(`${rest.name} (${call})`, rest.about, fields);
	if (kind !== 'batch') checkPath(`${rest.name} (${call})`, path, fields);
	return { ...rest, kind, request: { method, path }, fields } as unknown as Extract<Operation, { kind: Kind }>;
}

/** The box stands after the fields that are always shown. */
function withSimplify(fields: readonly Entry[]): readonly Entry[] {
	const index = fields.findIndex(({ kind }) => kind !== 'field');
	const at = index === -1 ? fields.length : index;
	return [...fields.slice(0, at), simplifyField, ...fields.slice(at)];
}

function checkSubjects(operation: string, about: readonly Subject[] = [], fields: readonly Entry[]): void {
	const names = fields.map(({ property }) => property.name);
	const unknown = about.flatMap(({ field }) => (field === undefined || names.includes(field) ? [] : [field]));
	if (unknown.length > 0) throw new Error(`${operation}: it is about fields that it does not have: ${unknown.join(', ')}`);
}

function checkPath(operation: string, path: string, fields: readonly Entry[]): void {
	const filled = fields.flatMap((entry) => (entry.kind === 'field' && entry.destination.in === 'path' ? [`{${entry.destination.as}}`] : []));
	const placeholders: string[] = path.match(/\{[^}]*\}/g) ?? [];
	const differing = [...placeholders.filter((one) => !filled.includes(one)), ...filled.filter((one) => !placeholders.includes(one))];
	if (differing.length > 0) throw new Error(`${operation}: the path and the fields differ in ${differing.join(', ')}`);
	const optional = fields.flatMap((entry) => (entry.kind === 'field' ? [] : entry.fields)).filter(({ destination }) => destination.in === 'path');
	if (optional.length > 0) throw new Error(`${operation}: no optional field can go to the path`);
}
