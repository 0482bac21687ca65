import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';

/** Does some work with a small tenant of its own. */
export async function withTenant(
	work: (simulator: Simulator) => Promise<void>,
	options: SimulatorOptions = {},
): Promise<void> {
	const simulator = await startSimulator({ alerts: 12, events: 60, searchJobMs: 20, ...options });
	try {
		await work(simulator);
	} finally {
		await simulator.stop();
	}
}

/** The credential that reaches the tenant. */
export const credentialOf = (simulator: Simulator) => ({ apiKey: simulator.apiKey, baseUrl: simulator.url, intakeUrl: simulator.intakeUrl });
