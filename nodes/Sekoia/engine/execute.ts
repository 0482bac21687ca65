import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { withoutSecrets } from '../../shared/fields/properties';
import { readValues } from '../../shared/fields/values';
import { SekoiaClient } from '../../shared/http/client';
import { collectPages, pages } from '../../shared/http/paging';
import { inOneLine, inputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { toNodeError, toOneLineError } from '../../shared/nodeError';
import { simplify } from '../../shared/simplify';
import { naming } from './about';
import { AcrossItems } from './acrossItems';
import { oneObject } from './answer';
import { buildCall } from './buildCall';
import { cutTo } from './cut';
import { ItemFiles } from './files';
import { Names } from './names';
import { type PagingValues, wantedOf } from './listFields';
import {
	type AnyValues,
	type BatchContext,
	type BatchOperation,
	isWriting,
	type ListOperation,
	type Operation,
	type OperationContext,
	type Outcome,
	type ReadContext,
	type RequestOperation,
	type Resource,
} from './operation';
import { NodeParameters } from './parameters';
import { mapConcurrently } from './pool';
import { readRequestOptions } from './requestOptions';
import { isTool, readMaxCharacters } from './toolForm';

type Context = OperationContext<AnyValues>;
/** One object for one output item, a list for as many. */
type Output = JsonObject | JsonObject[];

function findOperation(resources: readonly Resource[], resource: string, name: string): Operation {
	const operation = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === name);
	if (operation) return operation;
	throw inputError(
		`This version of the node has no operation "${name}" of "${resource}"`,
		'Choose Resource and Operation again.',
	);
}

/** What an operation gives: simplified if the user wants that, and with the objects that it was about. */
function asChosen<O extends Output>({ simplified, about, included = {} }: Operation, output: O, values: AnyValues): O {
	const isShort = simplified !== undefined && values.simplify === true;
	const options = (values.options ?? {}) as AnyValues;
	const asked = Object.keys(included).flatMap((name) => (options[name] === undefined || options[name] === false ? [] : included[name]!));
	const kept = (object: JsonObject): JsonObject => Object.fromEntries(asked.filter((name) => name in object).map((name) => [name, object[name]!]));
	const finish = (object: JsonObject) => naming(about, values, object, isShort ? { ...simplify(object, simplified), ...kept(object) } : object);
	return (Array.isArray(output) ? output.map(finish) : finish(output)) as O;
}

async function runRequest(operation: RequestOperation, context: Context): Promise<Output> {
	const call = (await operation.prepare?.(context)) ?? context.call;
	const answer = await context.client.request(call);
	return operation.output ? operation.output(answer, context.values) : oneObject(answer);
}

/** What the fields that every list has give. */
interface ListValues extends PagingValues {
	outputAsOneItem?: boolean;
	options: { offset?: number };
}

async function runList(operation: ListOperation, { client, call, values }: Context): Promise<Output> {
	const { options, outputAsOneItem, ...paging } = values as unknown as ListValues;
	const { items: found, total, hasMore } = await collectPages(
		pages(client, call, { pageSize: operation.pageSize, limit: wantedOf(paging), offset: options.offset }),
	);
	const items = asChosen(operation, found, values);
	if (outputAsOneItem !== true) return items;
	return { items, ...(total === undefined ? {} : { total }), ...(hasMore === undefined ? {} : { has_more: hasMore }) };
}

/** What makes the error of an execution. Some versions of n8n show an agent the message only, others the description only. */
const errorMaker = (functions: IExecuteFunctions) =>
	isTool(functions) ? toOneLineError : toNodeError;

/** Runs an operation for all input items of one execution. */
class Execution {
	private readonly parameters: NodeParameters;
	private readonly names: Names;
	private readonly acrossItems: AcrossItems;

	constructor(
		private readonly functions: IExecuteFunctions,
		/** As errors may carry it */
		private readonly node: INode,
		private readonly operation: Operation,
		private readonly client: SekoiaClient,
	) {
		this.parameters = new NodeParameters(functions);
		this.names = new Names(client);
		this.acrossItems = new AcrossItems(operation, this.parameters, functions.getInputData().length);
	}

	async run(concurrency: number): Promise<INodeExecutionData[][]> {
		const { operation } = this;
		switch (operation.kind) {
			case 'request':
				return await this.separately(concurrency, async (context) =>
					asChosen(operation, await runRequest(operation, context), context.values),
				);
			case 'list':
				return await this.separately(concurrency, async (context) => await runList(operation, context));
			case 'task':
				return await this.separately(concurrency, async (context) =>
					asChosen(operation, await operation.run(context), context.values),
				);
			case 'batch':
				return await this.together(operation);
		}
	}

	/** One item after the other, several at a time. */
	private async separately(concurrency: number, work: (context: Context) => Promise<Output>): Promise<INodeExecutionData[][]> {
		return await mapConcurrently(this.functions.getInputData(), concurrency, async (_, item) =>
			this.settle(item, async () => {
				const context = await this.contextOf(item);
				const call = buildCall(this.operation, context.values);
				this.operation.check?.(context.values);
				return await work({ ...context, call });
			}),
		);
	}

	/** All items together, in as few requests as possible. When an item cannot be read and the node stops at errors, none is sent. */
	private async together(operation: BatchOperation): Promise<INodeExecutionData[][]> {
		const contexts = new Map<number, ReadContext<AnyValues, unknown>>();
		const perItem = new Map<number, INodeExecutionData[]>();
		for (const item of this.functions.getInputData().keys()) {
			const instead = await this.settle(item, async () => {
				const context = await this.contextOf(item);
				operation.check?.(context.values);
				contexts.set(item, { ...context, content: await operation.read?.(context) });
				return [];
			});
			perItem.set(item, instead);
		}
		const all = [...contexts.values()];
		const outcomes: Outcome[] =
			all.length === 0 ? [] : await operation.runTogether(all).catch((failure: unknown) => all.map(() => ({ failure })));
		for (const [at, [item, { values }]] of [...contexts].entries()) {
			const outcome = outcomes[at];
			const output = async () => {
				if (outcome && 'output' in outcome) return asChosen(operation, outcome.output, values);
				throw outcome?.failure;
			};
			const known = outcome && 'failure' in outcome ? outcome.known : undefined;
			perItem.set(item, await this.settle(item, output, known));
		}
		return this.functions.getInputData().map((_, item) => perItem.get(item) ?? []);
	}

	private async contextOf(item: number): Promise<BatchContext<AnyValues>> {
		const { functions, operation, client, parameters, names, acrossItems } = this;
		const values = await names.resolve(operation.fields, readValues(operation.fields, parameters.ofItem(item)));
		// Older versions of n8n have no hints, or none for tools.
		const warn = (message: string) => functions.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
		return { values, client, names, acrossItems, files: new ItemFiles(functions, item), warn };
	}

	/** The output of one item; with Continue On Fail, `{ error }` in its place, which says all in one line, and what else is known. */
	private async settle(item: number, work: () => Promise<Output>, known?: JsonObject): Promise<INodeExecutionData[]> {
		const pairedItem = { item };
		try {
			const output = await work();
			return [output].flat().map((json): INodeExecutionData => ({ json, pairedItem }));
		} catch (failure) {
			const error = errorMaker(this.functions)(this.node, failure, item);
			const isStopped = this.client.settings.signal?.aborted === true;
			if (this.functions.continueOnFail() && !isStopped) {
				// n8n moves an item to the error output only when it has no member beside `error`.
				const beside = this.node.onError === 'continueErrorOutput' ? undefined : known;
				return [{ json: { error: inOneLine(error), ...beside }, pairedItem }];
			}
			throw error;
		}
	}
}

/**
 * Runs the chosen operation for each input item, output in input order. With Continue On Fail an item
 * that fails becomes `{ error }` and the others go on.
 * @throws NodeApiError or NodeOperationError with the index of the item that failed
 */
export async function executeOperation(
	functions: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	// A secret may also stand in a field that the chosen operation does not show.
	const allFields = resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields));
	const node = withoutSecrets(functions.getNode(), allFields);
	let execution: Execution;
	let concurrency: number;
	let maxCharacters: number | undefined;
	try {
		const operation = findOperation(
			resources,
			functions.getNodeParameter('resource', 0) as string,
			functions.getNodeParameter('operation', 0) as string,
		);
		const { concurrency: chosen, ...settings } = readRequestOptions(functions, isWriting(operation));
		concurrency = chosen;
		maxCharacters = isTool(functions) ? readMaxCharacters(functions) : undefined;
		const forClient = { getCredentials: functions.getCredentials.bind(functions), getNode: () => node, helpers: functions.helpers };
		// Items side by side leave no room for the pages of each; those that are handled together make their requests themselves.
		const sideBySide = operation.kind === 'batch' ? 1 : functions.getInputData().length;
		const pagesAtOnce = Math.max(1, Math.floor(concurrency / sideBySide));
		execution = new Execution(functions, node, operation, await SekoiaClient.create(forClient, { ...settings, pagesAtOnce }));
	} catch (failure) {
		throw errorMaker(functions)(node, failure);
	}
	const items = (await execution.run(concurrency)).flat();
	return maxCharacters === undefined ? items : cutTo(items, maxCharacters);
}
