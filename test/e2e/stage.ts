import { startSimulator } from '../simulator';
import { N8nApi, type CredentialReference, type Login } from './n8n/api';

/** A simulated SEKOIA.IO. */
export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/** The owner of each n8n that the demo and the tests start. */
export const OWNER: Login = { email: 'analyst@example.com', password: 'Sekoia-demo-1' };

/** The type of the package's credential. */
export const CREDENTIAL_TYPE = 'sekoiaApi';

/** What a workflow needs: n8n's API, a SEKOIA.IO to talk to, and a saved credential for it. */
export interface Stage {
	api: N8nApi;
	simulator: Simulator;
	credential: CredentialReference;
}

/** The fields of the credential that reach this simulator. */
export function credentialData({ apiKey, url, liveApiUrl, intakeUrl }: Simulator) {
	return { apiKey, baseUrl: url, liveApiUrl, intakeUrl };
}

/** The `credentials` of a node that uses this credential. */
export function uses(credential: CredentialReference): Record<string, CredentialReference> {
	return { [CREDENTIAL_TYPE]: credential };
}

/** Starts a simulator and saves a credential for it in an n8n that has an owner. Stop the simulator afterwards. */
export async function openStage(
	api: N8nApi,
	options: { seed?: number; alerts?: number; events?: number; rateLimit?: number; name?: string } = {},
): Promise<Stage> {
	const { seed = 1, alerts = 200, events = 2_000, rateLimit = 0, name = 'SEKOIA.IO (simulator)' } = options;
	const simulator = await startSimulator({ seed, alerts, events, rateLimit });
	try {
		const credential = await api.createCredential(name, CREDENTIAL_TYPE, credentialData(simulator));
		return { api, simulator, credential };
	} catch (error) {
		await simulator.stop();
		throw error;
	}
}
