import { N8nApi, type CredentialReference, type SavedWorkflow } from '../n8n/api';
import type { WorkflowDefinition } from '../n8n/workflow';

/** The API of n8n 1.x, where it differs. */
export class N8n1Api extends N8nApi {
	override async createWorkflow(workflow: WorkflowDefinition): Promise<SavedWorkflow> {
		return await super.createWorkflow({ active: false, ...workflow } as WorkflowDefinition);
	}

	override async runWorkflow(id: string, triggerNode: string): Promise<string> {
		const workflowData = await this.getWorkflow(id);
		const run = { workflowData, triggerToStartFrom: { name: triggerNode } };
		const { executionId } = await this.call<{ executionId: string }>('POST', `/rest/workflows/${id}/run`, run);
		return executionId;
	}

	/** Activates the workflow: n8n 1.x knows no publishing, and its answer says whether the triggers have started. */
	override async activateWorkflow(id: string): Promise<void> {
		await this.setActive(id, true);
	}

	override async deactivateWorkflow(id: string): Promise<void> {
		await this.setActive(id, false);
	}

	private async setActive(id: string, active: boolean): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.call('PATCH', `/rest/workflows/${id}`, { active, versionId });
	}

	/** Tests a saved credential; n8n 1.x tests no others. */
	async testSavedCredential(saved: CredentialReference, type: string, data: object): Promise<{ status: string }> {
		return await this.call('POST', '/rest/credentials/test', { credentials: { ...saved, type, data } });
	}
}
