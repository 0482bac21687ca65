import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type IDataObject, type INode, type INodeListSearchResult, type INodePropertyOptions } from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import type { CredentialData } from './credentials';
import { additionalData, CREDENTIALS, nodeTypesOf } from './engine';

const sekoia = new Sekoia();

/** The context in which n8n calls a node's methods when the editor opens a dropdown. */
async function editorContext(credential: CredentialData, parameters: IDataObject): Promise<LoadOptionsContext> {
	const node: INode = {
		id: 'sekoia',
		name: 'SEKOIA.IO',
		type: 'sekoia',
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		credentials: CREDENTIALS,
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: nodeTypesOf({ sekoia }) });
	await workflow.expression.acquireIsolate?.();
	const data = { ...additionalData(credential), currentNodeParameters: parameters as INode['parameters'] };
	return new LoadOptionsContext(workflow, node, data, 'parameters');
}

/** Opens the list of a resource locator, optionally with text typed into its search, or a later page of it. */
export async function openList(
	method: keyof typeof sekoia.methods.listSearch,
	credential: CredentialData,
	{ typed, page, parameters = {} }: { typed?: string; page?: string; parameters?: IDataObject } = {},
): Promise<INodeListSearchResult> {
	return await sekoia.methods.listSearch[method].call(await editorContext(credential, parameters), typed, page);
}

/** Opens a dropdown whose choices a method of the node loads. */
export async function openDropdown(
	method: keyof typeof sekoia.methods.loadOptions,
	credential: CredentialData,
): Promise<INodePropertyOptions[]> {
	return await sekoia.methods.loadOptions[method].call(await editorContext(credential, {}));
}
