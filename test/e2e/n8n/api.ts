import { randomUUID } from 'node:crypto';

import { until } from '../../harness/wait';
import { toExecution, type BinaryField, type Execution, type ExecutionSummary } from './execution';
import type { WorkflowDefinition } from './workflow';

/** What the owner logs in with. */
export interface Login {
	email: string;
	password: string;
}

export interface SavedWorkflow {
	id: string;
	name: string;
	active: boolean;
	/** The last saved version. Publishing names the version that goes live. */
	versionId: string;
}

/** n8n publishes in the background, so its answer to the request for it says nothing about the triggers. */
export interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: 'activated' | 'failed'; errorMessage: string | null }>;
}

export interface CredentialReference {
	id: string;
	name: string;
}

export interface NodeTypeDescription {
	name: string;
	displayName: string;
	version: number | number[];
	properties: Array<Record<string, unknown>>;
	[key: string]: unknown;
}

export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		readonly request: string,
		message: string,
	) {
		super(`n8n answered ${request} with ${status}: ${message}`);
		this.name = 'N8nApiError';
	}
}

/** The API that n8n's own editor uses. It is internal: this client is written for the pinned n8n version. */
export class N8nApi {
	/** n8n ties a session to the browser that opened it; this is ours. */
	readonly browserId = randomUUID();
	private cookie = '';

	constructor(readonly url: string) {}

	/** Creates the instance's owner and logs in as them. Works once per instance. */
	async ownerSetup(login: Login, firstName = 'Sekoia', lastName = 'Analyst'): Promise<void> {
		await this.call('POST', '/rest/owner/setup', { ...login, firstName, lastName });
	}

	async login({ email, password }: Login): Promise<void> {
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** The session cookie, for a browser that is to be logged in from the start. */
	get sessionCookie(): { name: string; value: string } {
		const [name = '', value = ''] = this.cookie.split('=', 2);
		return { name, value };
	}

	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<CredentialReference> {
		const { id } = await this.call<CredentialReference>('POST', '/rest/credentials', { name, type, data });
		return { id, name };
	}

	/** Does what the test in a credential's form does. Nothing is saved. */
	async testCredential(type: string, data: Record<string, unknown>): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const credentials = { id: '', name: 'Tested only', type, data };
		return await this.call('POST', '/rest/credentials/test', { credentials });
	}

	async createWorkflow(workflow: WorkflowDefinition): Promise<SavedWorkflow> {
		return await this.call('POST', '/rest/workflows', { settings: {}, ...workflow });
	}

	async listWorkflows(): Promise<SavedWorkflow[]> {
		return await this.call('GET', '/rest/workflows');
	}

	async getWorkflow(id: string): Promise<SavedWorkflow & WorkflowDefinition> {
		return await this.call('GET', `/rest/workflows/${id}`);
	}

	async updateWorkflow(id: string, change: Partial<WorkflowDefinition>): Promise<SavedWorkflow> {
		return await this.call('PATCH', `/rest/workflows/${id}`, change);
	}

	/** Publishes the saved version and waits until its triggers run. @throws the error of a trigger that fails to start */
	async activateWorkflow(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.publication(id);
		if (status !== 'published') {
			const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
			throw new Error(`The workflow is "${status}": ${reasons.join(' ') || 'no reason given'}`);
		}
	}

	/** Takes the workflow offline and waits until its triggers have ended. */
	async deactivateWorkflow(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.publication(id);
	}

	/** The state of the workflow's triggers, once no change of it is in progress. */
	async publication(id: string, timeout = 60_000): Promise<Publication> {
		const published = async () => {
			const publication = await this.call<Publication>('GET', `/rest/workflows/${id}/publication-status`);
			return publication.status !== 'in_progress' && publication;
		};
		return await until(published, `the publication of workflow ${id} has ended`, { timeout, every: 100 });
	}

	/** Runs a workflow as its "Execute workflow" button does. @returns the ID of the execution */
	async runWorkflow(id: string, triggerNode: string): Promise<string> {
		const started = await this.call<{ executionId?: string }>('POST', `/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: triggerNode },
		});
		if (!started.executionId) throw new Error('The workflow did not start: it waits for a test webhook call.');
		return started.executionId;
	}

	/** Runs a workflow and waits until it has ended. */
	async runToEnd(id: string, triggerNode: string, timeout?: number): Promise<Execution> {
		return await this.waitForExecution(await this.runWorkflow(id, triggerNode), timeout);
	}

	async getExecution(id: string): Promise<Execution> {
		return toExecution(await this.call('GET', `/rest/executions/${id}`));
	}

	/** Waits until an execution has ended. @returns it with the results of its nodes */
	async waitForExecution(id: string, timeout = 60_000): Promise<Execution> {
		let status: Execution['status'] | undefined;
		const ended = async () => {
			const execution = await this.getExecution(id);
			status = execution.status;
			return !isUnderWay(status) && execution;
		};
		return await until(ended, `execution ${id} has ended`, { timeout, every: 150, found: () => status });
	}

	/** The latest executions, newest first. */
	async listExecutions(workflowId?: string, limit = 50): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
		const page = await this.call<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?filter=${filter}&limit=${limit}`,
		);
		return page.results;
	}

	/** Waits until at least so many executions of a workflow have ended. @returns all that have, the oldest first */
	async waitForExecutions(workflowId: string, count: number, timeout = 60_000): Promise<Execution[]> {
		return await this.executionsThat('ended', ({ status }) => !isUnderWay(status), workflowId, count, timeout);
	}

	/**
	 * Waits until at least so many executions of a workflow wait, such as for a form to be filled in. n8n never answers
	 * a request for the form of an execution that is still on its way to the waiting node.
	 */
	async waitUntilWaiting(workflowId: string, count: number, timeout = 60_000): Promise<Execution[]> {
		return await this.executionsThat('waited', ({ status }) => status === 'waiting', workflowId, count, timeout);
	}

	private async executionsThat(
		did: string, are: (execution: ExecutionSummary) => boolean, workflowId: string, count: number, timeout: number,
	): Promise<Execution[]> {
		let found: ExecutionSummary[] = [];
		const enough = async () => {
			found = (await this.listExecutions(workflowId)).filter(are);
			return found.length >= count;
		};
		const what = `${count} execution(s) of workflow ${workflowId} have ${did}`;
		await until(enough, what, { timeout, every: 200, found: () => `${found.length} of them` });
		const ids = found.map(({ id }) => id).sort((one, other) => Number(one) - Number(other));
		return await Promise.all(ids.map(async (id) => await this.getExecution(id)));
	}

	/** The bytes of an item's binary field, wherever n8n keeps them. */
	async readBinary(binary: BinaryField): Promise<Buffer> {
		if (!binary.id) return Buffer.from(binary.data, 'base64');
		const response = await this.fetch('GET', `/rest/binary-data?action=download&id=${encodeURIComponent(binary.id)}`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** All node types that the editor offers. */
	async nodeTypes(): Promise<NodeTypeDescription[]> {
		return await this.call('GET', '/types/nodes.json');
	}

	async credentialTypes(): Promise<NodeTypeDescription[]> {
		return await this.call('GET', '/types/credentials.json');
	}

	/** Sends any other request of n8n's editor. @returns the answer's `data`, or the whole answer if it has none */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.fetch(method, path, body);
		const answer = parseJson(await response.text());
		return (answer && 'data' in answer && !Array.isArray(answer) ? answer.data : answer) as T;
	}

	private async fetch(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				'browser-id': this.browserId,
				...(this.cookie ? { cookie: this.cookie } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';', 1)[0] ?? '';
		}
		if (response.ok) return response;
		const text = await response.text();
		throw new N8nApiError(
			response.status,
			`${method} ${path}`,
			String(parseJson(text)?.message ?? text.slice(0, 500)),
		);
	}
}

const isUnderWay = (status: Execution['status']): boolean => ['new', 'running', 'waiting'].includes(status);

function parseJson(text: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return undefined;
	}
}
