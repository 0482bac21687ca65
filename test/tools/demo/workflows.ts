import type { CredentialReference } from '../../e2e/n8n/api';
import type { ChainNode } from '../../e2e/n8n/workflow';
import { uses } from '../../e2e/stage';

/** A SEKOIA.IO node for an example workflow. */
export function sekoia(
	credential: CredentialReference,
	name: string,
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	settings: Partial<ChainNode> = {},
): ChainNode {
	return {
		name,
		type: 'n8n-nodes-sekoia.sekoia',
		parameters: { resource, operation, ...parameters },
		credentials: uses(credential),
		...settings,
	};
}

/** A resource locator with an ID or an expression. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** A resource locator whose value was chosen from its list. */
export const fromList = (value: string, shown: string) => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName: shown,
});
