import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { alertId, unwrap } from '../../../shared/fields/parsers';
import { inputError } from '../../../shared/inputError';
import { toNodeError } from '../../../shared/nodeError';
import { listPage, type ListSource, text } from '../listPage';

/** The UUID or short ID of the alert that the form shows. @throws InputError when there is none yet */
function chosenAlert(functions: ILoadOptionsFunctions): string {
	const chosen = unwrap(functions.getCurrentNodeParameter('alertUuid'));
	const id = typeof chosen === 'string' && chosen.startsWith('=') ? undefined : alertId(chosen, { label: 'Alert', timezone: 'UTC' });
	if (id !== undefined) return id;
	throw inputError('Choose the alert first, whose countermeasures are listed', 'Choose the alert, or give the UUID of the countermeasure with By ID.');
}

/** The countermeasures of the chosen alert, each with its status, since only pending ones can be decided on. */
export async function searchCountermeasures(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	let alert: string;
	try {
		alert = chosenAlert(this);
	} catch (failure) {
		throw toNodeError(this.getNode(), failure);
	}
	const source: ListSource = {
		noun: 'countermeasure of the alert',
		path: `/api/v1/sic/alerts/${encodeURIComponent(alert)}/countermeasures`,
		permission: 'View alerts',
		toItem: ({ uuid, name, status }) => ({
			name: `${text(name) || text(uuid)}${typeof status === 'string' ? ` (${status})` : ''}`,
			value: text(uuid),
		}),
	};
	return await listPage(this, source, filter, paginationToken);
}
