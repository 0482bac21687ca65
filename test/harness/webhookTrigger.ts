import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { SekoiaWebhookTrigger } from '../../nodes/SekoiaWebhookTrigger/SekoiaWebhookTrigger.node';
import type { CredentialData } from './credentials';
import { additionalData, CREDENTIALS, nodeTypesOf } from './engine';

/** A call of the webhook. */
export interface Call {
	/** An object is sent as JSON, a string or a Buffer as it is */
	body: object | string | Buffer;
	headers?: Record<string, string>;
	query?: Record<string, string | string[]>;
}

/** The outcome of a call: either items, or a status and a message. */
export interface Answer {
	/** The items that start the workflow */
	items?: INodeExecutionData[];
	/** The answer to a call that does not start the workflow */
	status?: number;
	message?: string;
}

const type = new SekoiaWebhookTrigger();

function makeWorkflow(parameters: IDataObject, credential?: CredentialData): { workflow: Workflow; node: INode } {
	const node: INode = {
		id: 'webhook-1',
		name: 'SEKOIA.IO Webhook Trigger',
		type: 'sekoiaWebhookTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: 'hook-1',
		parameters: parameters as INode['parameters'],
		...(credential ? { credentials: CREDENTIALS } : {}),
	};
	const nodeTypes = nodeTypesOf({ sekoiaWebhookTrigger: type });
	const workflow = new Workflow({ id: 'w1', name: 'Test', nodes: [node], connections: {}, active: true, nodeTypes });
	return { workflow, node: workflow.getNode(node.name)! };
}

function webhookData(workflow: Workflow, node: INode, additional: IWorkflowExecuteAdditionalData): IWebhookData {
	const webhookDescription = type.description.webhooks![0]!;
	const path = NodeHelpers.getNodeWebhookPath(workflow.id, node, webhookDescription.path);
	return {
		node: node.name,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additional,
		httpMethod: webhookDescription.httpMethod as IWebhookData['httpMethod'],
		path,
		webhookDescription,
	} as IWebhookData;
}

function requestOf({ body, headers = {}, query = {} }: Call): object {
	const rawBody = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	let parsed: unknown = {};
	try {
		parsed = JSON.parse(rawBody.toString());
	} catch {
		// n8n gives an empty object for a body that it cannot parse.
	}
	const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
	return { body: parsed, rawBody, headers: { 'content-type': 'application/json', ...lowered }, query, params: {} };
}

/** Calls the webhook in n8n's own webhook context. */
export async function call(parameters: IDataObject, credential: CredentialData | undefined, incoming: Call): Promise<Answer> {
	const { workflow, node } = makeWorkflow(parameters, credential);
	const answer: Answer = {};
	const response = {
		status(code: number) {
			answer.status = code;
			return response;
		},
		json(body: { message: string }) {
			answer.message = body.message;
			return response;
		},
	};
	const additional = Object.assign(additionalData(credential ?? {}), { httpRequest: requestOf(incoming), httpResponse: response });
	const data = webhookData(workflow, node, additional);
	const context = new WebhookContext(workflow, node, additional, 'webhook', data, [], null);
	const { workflowData, noWebhookResponse } = await type.webhook.call(context);
	if (workflowData) answer.items = workflowData[0];
	const nodeAnswers = answer.status !== undefined;
	const n8nAnswers = noWebhookResponse !== true;
	if (nodeAnswers === n8nAnswers) throw new Error('Either the node or n8n must answer the call, not both or neither');
	return answer;
}

/** Runs one of the webhook's lifecycle methods as an activation does. */
export async function lifecycle(
	method: 'checkExists' | 'create' | 'delete',
	parameters: IDataObject,
	credential: CredentialData | undefined,
): Promise<boolean> {
	const { workflow, node } = makeWorkflow(parameters, credential);
	const additional = additionalData(credential ?? {});
	const data = webhookData(workflow, node, additional);
	const context = new HookContext(workflow, node, additional, 'trigger', 'activate', data);
	return await type.webhookMethods.default[method].call(context);
}

/** Method and path of the URL that n8n registers for the node. */
export function webhookAddress(): { method: string; path: string } {
	const { workflow, node } = makeWorkflow({});
	const { httpMethod, path } = webhookData(workflow, node, additionalData({}));
	return { method: String(httpMethod), path };
}
