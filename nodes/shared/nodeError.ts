import { ExecutionBaseError, NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InputError, inOneLine } from './inputError';

/**
 * Turns any failure into an error that n8n shows at its item, with message, advice and item index.
 * @param node the node that the error carries, so one without secrets; see `withoutSecrets`
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	if (error instanceof InputError) {
		return new NodeOperationError(node, error.message, { itemIndex, description: error.cure });
	}
	if (error instanceof ExecutionBaseError) {
		return new NodeOperationError(node, error, { itemIndex, description: error.description ?? undefined });
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
}

/**
 * Does the same for where only the message of an error travels: it says all in one line, and the description nothing.
 * So it is when a workflow is published, when a trigger ends, in error workflows, and in what an agent is told.
 */
export function toOneLineError(node: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	const nodeError = toNodeError(node, error, itemIndex);
	nodeError.message = inOneLine(nodeError);
	nodeError.description = undefined;
	return nodeError;
}
