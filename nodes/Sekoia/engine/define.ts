import type { ApiCall, HttpMethod, StatusHints } from '../../shared/http/apiCall';
import type { SekoiaClient } from '../../shared/http/client';
import type { ItemFiles } from './files';
import type { Json, JsonObject } from '../../shared/json';
import type { Entry, Values } from '../../shared/fields/field';
import type { Simplified } from './simplify';

/** What an operation works with while it handles one input item. */
export interface OperationContext<V> {
	/** The fields' values, read and checked */
	values: V;
	/** The request as the fields make it */
	call: ApiCall;
	client: SekoiaClient;
	/** The item's binary data, and files on the n8n server */
	files: ItemFiles;
	/** Aborted when the user stops the execution */
	signal?: AbortSignal;
}

/** What became of one input item of several that were handled together. */
export type Outcome = { output: JsonObject } | { failure: unknown };

/** Members that describe an operation; the same whatever its fields are. */
interface OperationTexts {
	/** Name in SEKOIA.IO's documentation of its playbook actions */
	documented: string;
	/** Name in the Operation dropdown */
	name: string;
	value: string;
	/** Text in n8n's node panel */
	action: string;
	description: string;
	request: {
		method: HttpMethod;
		/** Template: `{uuid}` is filled by the field that goes to the path as `uuid` */
		path: string;
		/** The API wants a JSON body even when no field is filled in */
		bodyRequired?: boolean;
	};
	/** Titles of the permissions the API key needs */
	permissions?: readonly string[];
	/** What to tell about a status code, where this operation knows more than the general text */
	hints?: StatusHints;
	/** What Simplify keeps of each object: name in the output, place in the object. Needs `simplifyField`. */
	simplified?: Simplified;
	/** The answer is one page of a list; the fields then include `pagingFields` */
	paged?: { pageSize: number };
}

interface OperationDefinition<Entries extends readonly Entry[]> extends OperationTexts {
	fields: Entries;
	/** Checks that span several fields. @throws InputError */
	check?(values: Values<Entries>): void;
	/** Completes the request with what only SEKOIA.IO knows */
	prepare?(context: OperationContext<Values<Entries>>): Promise<ApiCall>;
	/** Turns the answer into output; by default the answer must be one object */
	output?(answer: Json, values: Values<Entries>): JsonObject | JsonObject[];
	/** For operations that are more than one request */
	run?(context: OperationContext<Values<Entries>>): Promise<JsonObject | JsonObject[]>;
	/** For operations that handle several input items at once: one outcome for each context, in their order */
	runTogether?(contexts: ReadonlyArray<OperationContext<Values<Entries>>>): Promise<Outcome[]>;
}

/** Values by field name: what an operation looks like to code that handles all operations alike. */
export type AnyValues = Record<string, unknown>;

/** An operation, seen without the types of its own fields. */
export interface Operation extends OperationTexts {
	fields: readonly Entry[];
	check?(values: AnyValues): void;
	prepare?(context: OperationContext<AnyValues>): Promise<ApiCall>;
	output?(answer: Json, values: AnyValues): JsonObject | JsonObject[];
	run?(context: OperationContext<AnyValues>): Promise<JsonObject | JsonObject[]>;
	runTogether?(contexts: ReadonlyArray<OperationContext<AnyValues>>): Promise<Outcome[]>;
}

/** A group of operations: one entry of the Resource dropdown. */
export interface Resource {
	name: string;
	value: string;
	description: string;
	/** The operation chosen at first. It must stay: n8n does not store a choice that is the default. */
	defaultOperation: string;
	operations: readonly Operation[];
}

/**
 * Defines an operation. Its list of fields gives the type of the values that `check`, `output` and
 * `run` receive; description, request, checks and documentation are all derived from it.
 */
export function operation<const Entries extends readonly Entry[]>(definition: OperationDefinition<Entries>): Operation {
	return definition;
}
