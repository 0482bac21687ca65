import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { NodeRun } from '../harness/engine';
import { credentialFor } from '../harness/simulated';
import type { Simulator } from '../simulator';

/** A run of an operation, named as in `case: search`, against the simulator. */
export function operationRun(
	simulator: Simulator,
	operation: string,
	parameters: IDataObject,
	items?: INodeExecutionData[],
	apiKey = simulator.apiKey,
): NodeRun {
	const [resource, name] = operation.split(': ');
	return { parameters: { resource, operation: name, ...parameters }, items, credential: credentialFor(simulator, { apiKey }) };
}

/** Input items with these contents. */
export const itemsWith = (...jsons: IDataObject[]): INodeExecutionData[] => jsons.map((json) => ({ json }));
