import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { SekoiaClient } from '../../shared/client';
import { ItemFiles } from '../../shared/fileInput';
import { inputError } from '../../shared/inputError';
import type { JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/nodeError';
import { collectPages, pages } from '../../shared/pagination';
import { mapConcurrently } from '../../shared/pool';
import { oneObject } from './answer';
import type { AnyValues, Operation, OperationContext, Resource } from './operation';
import { buildCall } from './request';
import { readRequestOptions } from './requestOptions';
import { simplify } from './simplify';
import { readValues } from './values';

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
	operation.check?.(context.values);
	if (operation.run) return await operation.run(context);
	if (operation.paged) return await runPaged(operation, context);
	const call = (await operation.prepare?.(context)) ?? context.call;
	const answer = await context.client.request(call);
	if (operation.output) return operation.output(answer, context.values);
	return asChosen(operation, oneObject(answer), context.values);
}

/**
 * Runs the chosen operation once for each input item, several at a time, output in input order.
 * With Continue On Fail an item that fails becomes `{ error: message }` and the others go on.
 * @throws NodeApiError or NodeOperationError with the index of the item that failed
 */
export async function executeOperation(
	functions: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	const resource = functions.getNodeParameter('resource', 0) as string;
	const name = functions.getNodeParameter('operation', 0) as string;

	const handle = async (operation: Operation, client: SekoiaClient, item: number): Promise<JsonObject[]> => {
		const values = readValues(functions, operation.fields, item);
		const call = buildCall(operation, values);
		const files = new ItemFiles(functions, item);
		const output = await run(operation, { values, call, client, files, signal: client.settings.signal });
		return Array.isArray(output) ? output : [output];
	};

	try {
		const operation = findOperation(resources, resource, name);
		const { concurrency, ...settings } = readRequestOptions(functions);
		const client = await SekoiaClient.create(functions, settings);

		const perItem = await mapConcurrently(functions.getInputData(), concurrency, async (_, item) => {
			const pairedItem = { item };
			try {
				const output = await handle(operation, client, item);
				return output.map((json): INodeExecutionData => ({ json, pairedItem }));
			} catch (failure) {
				const error = toNodeError(functions.getNode(), failure, item);
				const stopped = settings.signal?.aborted === true;
				if (functions.continueOnFail() && !stopped) return [{ json: { error: error.message }, pairedItem }];
				throw toNodeError(functions.getNode(), error, item);
			}
		});
		return perItem.flat();
	} catch (failure) {
		throw toNodeError(functions.getNode(), failure);
	}
}
