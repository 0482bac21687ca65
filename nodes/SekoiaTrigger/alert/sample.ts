import type { ITriggerFunctions } from 'n8n-workflow';

import { firstAlerts, getAlert } from '../../shared/alertApi';
import type { AlertEvent } from '../../shared/alertEvents/kinds';
import type { SekoiaClient } from '../../shared/http/client';
import { appUrlOf } from '../../shared/http/regions';
import type { JsonObject } from '../../shared/json';
import { objects, text } from '../../shared/members';
import { checkKey } from '../activation';
import type { TriggerOn } from './choices';
import { passes } from './filters';
import { toItem } from './item';
import type { TriggerSettings } from './settings';

const SAMPLES: Record<TriggerOn, AlertEvent> = {
	alertCreated: 'created',
	alertUpdated: 'updated',
	alertStatusChanged: 'status-changed',
	alertCommentCreated: 'comment-created',
	anyAlertUpdate: 'updated',
};
/** How many of the newest alerts are searched for one that passes the filters. */
const MAX_SEARCHED = 100;
/** How many of those that pass are read to find one with a comment. */
const MAX_READ = 10;

/** The newest alert that could have started the workflow, for the first event chosen. */
async function findSample(client: SekoiaClient, event: AlertEvent, wanted: readonly JsonObject[]): Promise<{ alert: JsonObject; comment?: JsonObject } | undefined> {
	for (const { uuid } of wanted.slice(0, event === 'comment-created' ? MAX_READ : 1)) {
		const needsComment = event === 'comment-created';
		const alert = await getAlert(client, text(uuid) ?? '', { comments: needsComment, customStatus: true });
		if (!needsComment) return { alert };
		const { comments, ...shown } = alert;
		const comment = objects(comments).at(-1);
		if (comment) return { alert: shown, comment };
	}
	return undefined;
}

/**
 * Emits an example for a test in the editor.
 * @returns false when no alert fits, so that the test has to wait for an event
 * @throws RequestError when the key is wrong or the alerts cannot be read
 */
export async function emitSample(functions: ITriggerFunctions, client: SekoiaClient, settings: TriggerSettings): Promise<boolean> {
	await checkKey(client);
	const event = SAMPLES[settings.chosen[0]!];
	const newest = await firstAlerts(client, [['sort', 'created_at'], ['direction', 'desc']], MAX_SEARCHED);
	const wanted = newest.filter((alert) => passes(alert, settings.filters, undefined));
	const sample = await findSample(client, event, wanted);
	if (!sample) return false;
	const { alert, comment } = sample;
	const isChange = event === 'updated' || event === 'status-changed';
	const told = { event, subject: text(alert.uuid) ?? '', alert, comment, isEnriched: true, appUrl: appUrlOf(client.connection.baseUrl) };
	functions.emit([[await toItem(functions.helpers, { ...told, facts: isChange ? [] : undefined }, settings)]]);
	return true;
}
