import { startSimulator } from '../simulator';
import { N8nApi, type CredentialReference, type Login } from './n8n/api';

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** The owner of every n8n that the demo and the tests start. */
export const OWNER: Login = { email: 'analyst@example.com', password: 'Sekoia-demo-1' };

export const CREDENTIAL_TYPE = 'sekoiaApi';

/** What a workflow needs: n8n's API, a SEKOIA.IO to talk to, and the saved credential between them. */
export interface Stage {
	api: N8nApi;
	simulator: Simulator;
	credential: CredentialReference;
}

/** The fields of the credential that reach this simulator. */
export function credentialData(simulator: Simulator): { apiKey: string; baseUrl: string; liveApiUrl: string } {
	return { apiKey: simulator.apiKey, baseUrl: simulator.url, liveApiUrl: simulator.liveApiUrl };
}

/** For a node's `credentials`. */
export function uses(credential: CredentialReference): Record<string, CredentialReference> {
	return { [CREDENTIAL_TYPE]: credential };
}

/** A new simulator and a credential for it in an n8n that has its owner already. Stop the simulator afterwards. */
export async function openStage(
	api: N8nApi,
	options: { seed?: number; alerts?: number; events?: number; name?: string } = {},
): Promise<Stage> {
	const { seed = 1, alerts = 200, events = 2_000, name = 'SEKOIA.IO (simulator)' } = options;
	const simulator = await startSimulator({ seed, alerts, events });
	try {
		const credential = await api.createCredential(name, CREDENTIAL_TYPE, credentialData(simulator));
		return { api, simulator, credential };
	} catch (error) {
		await simulator.stop();
		throw error;
	}
}
