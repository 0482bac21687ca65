/** A workflow as n8n exports and imports it. */
export interface WorkflowDefinition {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, Array<{ json: Record<string, unknown> }>>;
}

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

export type ChainNode = Omit<WorkflowNode, 'id' | 'position' | 'typeVersion'> & { typeVersion?: number };

/** A workflow whose nodes follow one another from left to right. */
export function chain(name: string, nodes: ChainNode[]): WorkflowDefinition {
	const placed = nodes.map((node, index): WorkflowNode => ({
		typeVersion: 1,
		...node,
		id: `node-${index + 1}`,
		position: [index * 224, 0],
	}));
	const connections: WorkflowDefinition['connections'] = {};
	placed.forEach((node, index) => {
		const next = placed[index + 1];
		if (next) connections[node.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes: placed, connections };
}

/** The trigger behind the "Execute workflow" button. */
export const manualTrigger: ChainNode = {
	name: 'When clicking Execute workflow',
	type: 'n8n-nodes-base.manualTrigger',
	parameters: {},
};
