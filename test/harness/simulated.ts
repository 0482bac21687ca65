import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator';
import type { CredentialData } from './credentials';

/** Gives all tests of a file one simulated SEKOIA.IO, without faults and recorded requests at the start of each. */
export function useSimulator(options: SimulatorOptions, receive: (simulator: Simulator) => void): void {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator(options);
		receive(simulator);
	});
	afterEach(() => {
		simulator.faults.clear();
		simulator.clearRequests();
	});
	afterAll(async () => await simulator.stop());
}

/** The credential that reaches this SEKOIA.IO with its REST API and its LiveAPI. */
export const credentialFor = (
	{ apiKey, url, liveApiUrl, intakeUrl }: Simulator,
	changes: CredentialData = {},
): CredentialData => ({ apiKey, baseUrl: url, liveApiUrl, intakeUrl, ...changes });
