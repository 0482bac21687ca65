import type { CredentialReference } from './n8n/api';
import type { ChainNode } from './n8n/workflow';
import { uses } from './stage';

export const LIVE_TRIGGER = 'SEKOIA.IO Trigger';
export const WEBHOOK_TRIGGER = 'SEKOIA.IO Webhook Trigger';

/** A node that listens to the LiveAPI. */
export function liveTrigger(parameters: Record<string, unknown>, credential: CredentialReference): ChainNode {
	return { name: LIVE_TRIGGER, type: 'n8n-nodes-sekoia.sekoiaTrigger', parameters, credentials: uses(credential) };
}

/** A node that SEKOIA.IO calls at the URLs of its webhook id. The credential is optional, as it is for the node. */
export function webhookTrigger(
	parameters: Record<string, unknown>,
	webhookId: string,
	credential?: CredentialReference,
): ChainNode {
	const credentials = credential && uses(credential);
	return { name: WEBHOOK_TRIGGER, type: 'n8n-nodes-sekoia.sekoiaWebhookTrigger', parameters, credentials, webhookId };
}

/** Where n8n takes calls of a webhook trigger: while its workflow is active, and while the editor waits for a test. */
export function webhookUrls(n8nUrl: string, webhookId: string): { productionUrl: string; testUrl: string } {
	return {
		productionUrl: `${n8nUrl}/webhook/${webhookId}/webhook`,
		testUrl: `${n8nUrl}/webhook-test/${webhookId}/webhook`,
	};
}
