import { ExecutionBaseError, NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { InputError } from './inputError';

/** Parameters that hold a secret, which an error must not carry into the execution's record. */
const SECRET_PARAMETERS = ['intakeKey'];

/** The node as errors carry it: n8n stores it with its parameters, so the secret ones are masked. */
export function nodeForErrors(node: INode): INode {
	const parameters = { ...node.parameters };
	for (const name of SECRET_PARAMETERS) if (name in parameters) parameters[name] = '***';
	return { ...node, parameters };
}

/** Any failure as an error that n8n shows with its item: message, what to do, item index. */
export function toNodeError(from: INode, error: unknown, itemIndex?: number): NodeApiError | NodeOperationError {
	const node = nodeForErrors(from);
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
