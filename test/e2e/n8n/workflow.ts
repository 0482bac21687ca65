/** A workflow as n8n exports and imports it. */
export interface WorkflowDefinition {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, Connections>;
	settings?: Record<string, unknown>;
	/** What nodes output in manual runs instead of being run. */
	pinData?: Record<string, PinnedItem[]>;
}

export type ConnectionType = 'main' | 'ai_tool' | 'ai_languageModel';

/** Where each output of a node leads. An agent's tools and model are connected by outputs of their own kinds. */
export type Connections = { main: Target[][] } & Partial<Record<ConnectionType, Target[][]>>;

/** The input of a node to which an output leads. */
export interface Target {
	node: string;
	type: ConnectionType;
	index: number;
}

/** An item that a node outputs instead of being run. */
export interface PinnedItem {
	json: object;
	/** Files, base64 */
	binary?: Record<string, { data: string; mimeType: string; fileName?: string }>;
}

/** A node as n8n exports and imports it. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'continueRegularOutput' | 'continueErrorOutput' | 'stopWorkflow';
	notes?: string;
	disabled?: boolean;
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
	retryOnFail?: boolean;
	webhookId?: string;
}

/** A node whose place in the workflow is not known yet. */
export type ChainNode = Omit<WorkflowNode, 'id' | 'position' | 'typeVersion'> & { typeVersion?: number };

const NODE_WIDTH = 224;
const ROW_HEIGHT = 160;

/** A workflow whose nodes are connected one after the other, from left to right. */
export function chain(name: string, nodes: ChainNode[]): WorkflowDefinition {
	const [first, ...rest] = nodes;
	return first ? branches(name, first, [rest]) : { name, nodes: [], connections: {} };
}

/** A workflow whose trigger starts several rows of nodes. n8n runs them from top to bottom. */
export function branches(name: string, trigger: ChainNode, rows: ChainNode[][]): WorkflowDefinition {
	const nodes: WorkflowNode[] = [];
	const connections: WorkflowDefinition['connections'] = {};
	const place = (node: ChainNode, column: number, row: number): void => {
		const position: [number, number] = [column * NODE_WIDTH, row * ROW_HEIGHT];
		nodes.push({ typeVersion: 1, ...node, id: `node-${nodes.length + 1}`, position });
	};
	const connect = (from: ChainNode, to: ChainNode): void => {
		const outputs = (connections[from.name] ??= { main: [[]] });
		outputs.main[0]?.push({ node: to.name, type: 'main', index: 0 });
	};

	place(trigger, 0, 0);
	rows.forEach((row, index) => {
		row.forEach((node, column) => {
			place(node, column + 1, index);
			connect(row[column - 1] ?? trigger, node);
		});
	});
	// The editor saves this with each new workflow; without it n8n runs the nodes in its legacy order.
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** The trigger behind the "Execute workflow" button. */
export const manualTrigger: ChainNode = {
	name: 'When clicking Execute workflow',
	type: 'n8n-nodes-base.manualTrigger',
	parameters: {},
};

/** Makes the trigger behind the "Execute workflow" button output these items. */
export function startingWith(items: PinnedItem[], workflow: WorkflowDefinition): WorkflowDefinition {
	return { ...workflow, pinData: { ...workflow.pinData, [manualTrigger.name]: items } };
}
