import type { Entry } from '../../shared/fields/field';
import type { ApiCall, HttpMethod, StatusHints } from '../../shared/http/apiCall';
import type { SekoiaClient } from '../../shared/http/client';
import type { Json, JsonObject } from '../../shared/json';
import type { Simplified } from '../../shared/simplify';
import type { Subject } from './about';
import type { AcrossItems } from './acrossItems';
import type { ItemFiles } from './files';
import type { Names } from './names';

/** What an operation works with while it handles one input item. */
export interface OperationContext<V> {
	/** The fields' values, read and checked */
	values: V;
	/** The request as the fields make it */
	call: ApiCall;
	client: SekoiaClient;
	/** Finds objects by name */
	names: Names;
	/** Work that is done once for all items */
	acrossItems: AcrossItems;
	/** The item's binary data, and files on the n8n server */
	files: ItemFiles;
	/** Shows a warning at the node, which goes on; n8n calls it an execution hint */
	warn(message: string): void;
}

/** What a batch works with, which makes its requests itself. */
export type BatchContext<V> = Omit<OperationContext<V>, 'call'>;

/** The same with what the batch has read for the item; see `BatchOperation`. */
export type ReadContext<V, Content> = BatchContext<V> & { content: Content };

/**
 * What became of one input item of several that were handled together. `known` is what can be told in spite of the
 * failure; on the regular output it stands beside the error.
 */
export type Outcome = { output: JsonObject | JsonObject[] } | { failure: unknown; known?: JsonObject };

/** Values by field name: what an operation looks like to code that handles all operations alike. */
export type AnyValues = Record<string, unknown>;

/** What every operation says of itself. */
export interface Texts {
	/** Name in SEKOIA.IO's documentation of its playbook actions */
	documented: string;
	/** Name in the Operation dropdown */
	name: string;
	value: string;
	/** Text in n8n's node panel */
	action: string;
	description: string;
	/** Titles of the permissions the API key needs */
	permissions?: readonly string[];
	/** Brings the Simplify box. What it keeps of each object: name in the output, place in the object. */
	simplified?: Simplified;
	/** Options that add members to what SEKOIA.IO answers, each with these: what is asked for is kept by Simplify */
	included?: Readonly<Record<string, readonly string[]>>;
}

/** What of an operation becomes its request. */
export interface Requested {
	request: { method: HttpMethod; path: string };
	/** Nothing changes in SEKOIA.IO, although the method is POST */
	readsOnly?: true;
	/** The API wants a JSON body even when no field is filled in */
	bodyRequired?: true;
	/** What to tell about a status code, where this operation knows more than the general text */
	hints?: StatusHints;
	permissions?: readonly string[];
	/** All fields, in the order in which the editor shows them */
	fields: readonly Entry[];
}

interface Defined extends Texts, Requested {
	about?: readonly Subject[];
	check?(values: AnyValues): void;
}

/** One call, whose answer is one object unless `output` makes something else of it. */
export interface RequestOperation extends Defined {
	kind: 'request';
	prepare?(context: OperationContext<AnyValues>): Promise<ApiCall>;
	output?(answer: Json, values: AnyValues): JsonObject | JsonObject[];
}

/** A list that is read page by page. */
export interface ListOperation extends Defined {
	kind: 'list';
	pageSize: number;
}

/** Several calls for each input item. */
export interface TaskOperation extends Defined {
	kind: 'task';
	run(context: OperationContext<AnyValues>): Promise<JsonObject | JsonObject[]>;
}

/** Several input items at once. */
export interface BatchOperation extends Defined {
	kind: 'batch';
	/** Reads what one item gives, such as a file, before anything is sent. @throws InputError */
	read?(context: BatchContext<AnyValues>): Promise<unknown>;
	runTogether(contexts: ReadonlyArray<ReadContext<AnyValues, unknown>>): Promise<Outcome[]>;
}

/** An operation, seen without the types of its own fields. */
export type Operation = RequestOperation | ListOperation | TaskOperation | BatchOperation;

/** Whether an operation changes something in SEKOIA.IO, as all do that are not sent with GET and do not say otherwise. */
export const isWriting = ({ request, readsOnly }: Requested): boolean => request.method !== 'GET' && readsOnly !== true;

/** A group of operations: one entry of the Resource dropdown. */
export interface Resource {
	name: string;
	value: string;
	description: string;
	/** The operation chosen at first. It must stay: n8n does not store a choice that is the default. */
	defaultOperation: string;
	operations: readonly Operation[];
}
