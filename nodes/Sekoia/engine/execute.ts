import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { SekoiaClient } from '../../shared/http/client';
import { ItemFiles } from './files';
import { inputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { collectPages, pages } from '../../shared/http/paging';
import { mapConcurrently } from './pool';
import { oneObject } from './answer';
import type { AnyValues, Operation, OperationContext, Outcome, Resource } from './define';
import { buildCall } from './buildCall';
import { readRequestOptions } from './requestOptions';
import { simplify } from './simplify';
import { Parameters, readValues } from '../../shared/fields/values';

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

function asChosen({ simplified }: Operation, object: JsonObject, { simplify: isSimplified }: AnyValues): JsonObject {
	return simplified && isSimplified ? simplify(object, simplified) : object;
}

/** What `pagingFields`, `offsetField` and `splitField` give. */
interface PagingValues {
	returnAll?: boolean;
	limit?: number;
	options?: { offset?: number; splitIntoItems?: boolean };
}

async function runPaged(operation: Operation, context: OperationContext<AnyValues>): Promise<JsonObject | JsonObject[]> {
	const { returnAll, limit = Infinity, options = {} } = context.values as PagingValues;
	const { items: found, total, hasMore } = await collectPages(
		pages(context.client, context.call, {
			pageSize: operation.paged!.pageSize,
			limit: returnAll ? Infinity : limit,
			offset: options.offset,
		}),
	);
	const items = found.map((object) => asChosen(operation, object, context.values));
	if (options.splitIntoItems !== false) return items;
	return { items, ...(total === undefined ? {} : { total }), ...(hasMore === undefined ? {} : { has_more: hasMore }) };
}

async function run(operation: Operation, context: OperationContext<AnyValues>): Promise<JsonObject | JsonObject[]> {
	if (operation.run) return await operation.run(context);
	if (operation.paged) return await runPaged(operation, context);
	const call = (await operation.prepare?.(context)) ?? context.call;
	const answer = await context.client.request(call);
	if (operation.output) return operation.output(answer, context.values);
	return asChosen(operation, oneObject(answer), context.values);
}

/** Runs an operation for all input items of one execution. */
class Execution {
	private readonly parameters: Parameters;

	constructor(
		private readonly functions: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly client: SekoiaClient,
	) {
		this.parameters = new Parameters(functions);
	}

	/** One item after the other, several at a time. */
	async separately(concurrency: number): Promise<INodeExecutionData[][]> {
		return await mapConcurrently(this.functions.getInputData(), concurrency, async (_, item) =>
			this.settle(item, async () => await run(this.operation, this.contextOf(item))),
		);
	}

	/** All items with as few requests as possible; none is sent when an item cannot be read and the node shall stop then. */
	async together(runTogether: NonNullable<Operation['runTogether']>): Promise<INodeExecutionData[][]> {
		const contexts = new Map<number, OperationContext<AnyValues>>();
		const unreadable = new Map<number, INodeExecutionData[]>();
		for (const item of this.functions.getInputData().keys()) {
			const instead = await this.settle(item, async () => {
				contexts.set(item, this.contextOf(item));
				return [];
			});
			if (!contexts.has(item)) unreadable.set(item, instead);
		}
		const outcomes = await runTogether([...contexts.values()]);
		const perItem = new Map(unreadable);
		for (const [at, item] of [...contexts.keys()].entries()) {
			const outcome = outcomes[at] as Outcome;
			const output = 'output' in outcome ? async () => await Promise.resolve(outcome.output) : async () => await Promise.reject(outcome.failure);
			perItem.set(item, await this.settle(item, output));
		}
		return this.functions.getInputData().map((_, item) => perItem.get(item) ?? []);
	}

	private contextOf(item: number): OperationContext<AnyValues> {
		const { functions, operation, client } = this;
		const values = readValues(this.parameters, operation.fields, item, functions.getTimezone());
		const context = {
			values,
			call: buildCall(operation, values),
			client,
			files: new ItemFiles(functions, item),
			signal: client.settings.signal,
		};
		operation.check?.(values);
		return context;
	}

	/** The output of one item; with Continue On Fail, `{ error: message }` in its place. */
	private async settle(item: number, work: () => Promise<JsonObject | JsonObject[]>): Promise<INodeExecutionData[]> {
		const { functions } = this;
		const pairedItem = { item };
		try {
			const output = await work();
			return [output].flat().map((json): INodeExecutionData => ({ json, pairedItem }));
		} catch (failure) {
			const error = toNodeError(functions.getNode(), failure, item);
			const stopped = this.client.settings.signal?.aborted === true;
			if (functions.continueOnFail() && !stopped) return [{ json: { error: error.message }, pairedItem }];
			throw toNodeError(functions.getNode(), error, item);
		}
	}
}

/**
 * Runs the chosen operation for each input item, output in input order. With Continue On Fail an item
 * that fails becomes `{ error: message }` and the others go on.
 * @throws NodeApiError or NodeOperationError with the index of the item that failed
 */
export async function executeOperation(
	functions: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	try {
		const resource = functions.getNodeParameter('resource', 0) as string;
		const operation = findOperation(resources, resource, functions.getNodeParameter('operation', 0) as string);
		const { concurrency, ...settings } = readRequestOptions(functions);
		const execution = new Execution(functions, operation, await SekoiaClient.create(functions, settings));
		const { runTogether } = operation;
		return (await (runTogether ? execution.together(runTogether) : execution.separately(concurrency))).flat();
	} catch (failure) {
		throw toNodeError(functions.getNode(), failure);
	}
}
