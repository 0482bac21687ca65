import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import { eventItem, type ToldEvent } from '../../shared/alertEvents/item';
import type { TriggerSettings } from './settings';

const FILE_NAME = 'alert.json';
/** Name of the binary field that carries the whole alert. */
const FILE_FIELD = 'alert';

/**
 * One output item: the event and, if wanted, the whole alert as a file.
 * @throws n8n's error when it cannot store the file
 */
export async function toItem(
	helpers: ITriggerFunctions['helpers'],
	told: ToldEvent,
	{ withFile, output }: Pick<TriggerSettings, 'withFile' | 'output'>,
): Promise<INodeExecutionData> {
	const json = eventItem(told, output);
	if (!withFile) return { json: { ...json, file_path: null } };
	const content = Buffer.from(JSON.stringify(told.alert, null, 2));
	const file = await helpers.prepareBinaryData(content, FILE_NAME, 'application/json');
	return { json: { ...json, file_path: filePath(helpers, file.id) }, binary: { [FILE_FIELD]: file } };
}

/** Where the file is on disk; its name where n8n keeps files elsewhere, such as in a database. */
function filePath(helpers: ITriggerFunctions['helpers'], id: string | undefined): string {
	if (id === undefined) return FILE_NAME;
	try {
		return helpers.getBinaryPath(id);
	} catch {
		return FILE_NAME;
	}
}
