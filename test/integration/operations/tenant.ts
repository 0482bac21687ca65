import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';

/** A small tenant for one case. */
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

export const credentialOf = (simulator: Simulator) => ({ apiKey: simulator.apiKey, baseUrl: simulator.url });
