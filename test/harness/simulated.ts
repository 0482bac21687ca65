import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator';
import type { CredentialData } from './credentials';

/** Gives each test of a file a simulated SEKOIA.IO of its own, so that none depends on what another did before. */
export function useSimulator(options: SimulatorOptions, receive: (simulator: Simulator) => void): void {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator(options);
		receive(simulator);
	});
	afterEach(async () => await simulator.stop());
}

/** The credential that reaches this SEKOIA.IO with its REST API and its LiveAPI. */
export const credentialFor = (
	{ apiKey, url, liveApiUrl, intakeUrl }: Simulator,
	changes: CredentialData = {},
): CredentialData => ({ apiKey, baseUrl: url, liveApiUrl, intakeUrl, ...changes });
