import { N8nApi } from '../../e2e/n8n/api';
import { packProject } from '../../e2e/n8n/pack';
import { startN8n, type N8nServer } from '../../e2e/n8n/server';
import { openStage, OWNER, type Stage } from '../../e2e/stage';
import { say } from './runCommand';

export interface StageOptions {
	/** What the simulated SEKOIA.IO contains */
	alerts?: number;
	events?: number;
	/** Additional environment variables of n8n */
	env?: Record<string, string>;
}

/** Does some work with a real n8n that has the package installed, and with a simulated SEKOIA.IO; then stops both. */
export async function withStage(
	{ alerts, events, env }: StageOptions,
	work: (stage: Stage, server: N8nServer) => Promise<void>,
): Promise<void> {
	const packed = await packProject({ log: say });
	const server = await startN8n({ packageTarball: packed.tarball, env, log: say }).finally(packed.remove);
	try {
		const api = new N8nApi(server.url);
		await api.ownerSetup(OWNER);
		const stage = await openStage(api, { alerts, events });
		try {
			await work(stage, server);
		} finally {
			await stage.simulator.stop();
		}
	} finally {
		await server.stop();
	}
}
