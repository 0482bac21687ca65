import type { IDataObject } from 'n8n-workflow';

import type { NodeRun } from '../../harness/engine';
import { credentialFor } from '../../harness/simulated';
import type { Fault, Simulator } from '../../simulator';
import { byId } from '../operations/operationCase';

/** Reads an alert. */
export const getAlert = (simulator: Simulator, id: string, more: IDataObject = {}): NodeRun => ({
	parameters: { resource: 'alert', operation: 'get', uuid: byId(id), ...more },
	credential: credentialFor(simulator),
});

/** Comments an alert, with 3 tries. */
export const commentAlert = (simulator: Simulator, id: string, content = 'seen'): NodeRun => ({
	parameters: { resource: 'alert', operation: 'addComment', uuid: byId(id), content, requestOptions: { maxTries: 3 } },
	credential: credentialFor(simulator),
});

/** Reads all alerts. */
export const searchAlerts = (simulator: Simulator): NodeRun => ({
	parameters: { resource: 'alert', operation: 'search', returnAll: true },
	credential: credentialFor(simulator),
});

/** From now on, requests for alerts meet a fault. */
export const strike = ({ faults }: Simulator, fault: Partial<Fault>): void =>
	void faults.add({ path: /^\/api\/v1\/sic\/alerts/, times: Infinity, ...fault });
