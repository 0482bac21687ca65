import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type IDataObject, type INode, type INodeListSearchResult, type INodePropertyOptions, type INodeTypes } from 'n8n-workflow';

import { Sekoia } from '../../nodes/Sekoia/Sekoia.node';
import type { CredentialData } from './credentials';
import { additionalData } from './engine';

const sekoia = new Sekoia();

/** What n8n gives a node's methods when the editor opens a dropdown. */
async function editorContext(credential: CredentialData, parameters: IDataObject): Promise<LoadOptionsContext> {
	const node: INode = {
		id: 'sekoia',
		name: 'SEKOIA.IO',
		type: 'sekoia',
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		credentials: { sekoiaApi: { id: '1', name: 'SEKOIA.IO' } },
	};
	const nodeTypes = { getByName: () => sekoia, getByNameAndVersion: () => sekoia, getKnownTypes: () => ({}) } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate?.();
	const data = { ...additionalData(credential), currentNodeParameters: parameters as INode['parameters'] };
	return new LoadOptionsContext(workflow, node, data, 'parameters');
}

/** Opens the list of a resource locator, with a text typed into it or at a further page. */
export async function openList(
	method: keyof typeof sekoia.methods.listSearch,
	credential: CredentialData,
	{ typed, page, parameters = {} }: { typed?: string; page?: string; parameters?: IDataObject } = {},
): Promise<INodeListSearchResult> {
	return await sekoia.methods.listSearch[method].call(await editorContext(credential, parameters), typed, page);
}

/** Opens a dropdown. */
export async function openDropdown(
	method: keyof typeof sekoia.methods.loadOptions,
	credential: CredentialData,
): Promise<INodePropertyOptions[]> {
	return await sekoia.methods.loadOptions[method].call(await editorContext(credential, {}));
}
