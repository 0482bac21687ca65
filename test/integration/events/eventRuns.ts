import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { NodeRun } from '../../harness/engine';
import { credentialFor } from '../../harness/simulated';
import type { RecordedRequest, Simulator } from '../../simulator';

/** A run of an operation of the resource Event. */
export const eventRun = (simulator: Simulator, operation: string, parameters: IDataObject): NodeRun => ({
	parameters: { resource: 'event', operation, ...parameters },
	credential: credentialFor(simulator),
});

/** A run of Push to Intake, with the simulator's intake unless the parameters say otherwise. */
export function pushRun(simulator: Simulator, parameters: IDataObject, more: Partial<NodeRun> = {}): NodeRun {
	const { intakeKey, intakeUrl } = simulator;
	const options = { intakeServer: intakeUrl, ...(parameters.options as IDataObject) };
	return { ...eventRun(simulator, 'pushToIntake', { intakeFrom: 'key', intakeKey, ...parameters, options }), ...more };
}

/** The requests that pushed events. */
export const batchesTo = ({ requests }: Simulator): RecordedRequest[] => requests.filter(({ path }) => path.endsWith('/batch'));

/** The pushed events, as the intake received them. */
export const eventsSentTo = (simulator: Simulator): string[] =>
	batchesTo(simulator).flatMap(({ body }) => (body as { jsons: string[] }).jsons);

/** The texts of the events that the intakes have stored, by the IDs that they gave them. */
export const storedEvents = ({ world }: Simulator): Map<string, string> =>
	new Map(world.intakeEvents.map(({ event_id: id, raw }) => [id, raw]));

/** The IDs of the pushed events, in the order of the output. */
export const eventIdsIn = (output: IDataObject[]): string[] => output.flatMap(({ event_ids: ids }) => ids as string[]);

/** Input items, each with the text of an event and the key of an intake. */
export const eventItems = ({ intakeKey }: Simulator, count: number, text: (index: number) => string): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { text: text(index), intake: intakeKey } }));
