import type { IDataObject } from 'n8n-workflow';

import { simplifiedAlert } from '../alertMembers';
import type { Json, JsonObject } from '../json';
import { iso, object, text } from '../members';
import type { Fact } from '../notification';
import { simplify } from '../simplify';

/** Values of the triggers' field "Output". */
export const OUTPUTS = ['documented', 'full', 'simplified'] as const;
/** One value of "Output". */
export type Output = (typeof OUTPUTS)[number];

/** What happened to an alert, as an item tells it. */
export interface ToldEvent {
	/** Null: nothing says what happened */
	event: string | null;
	/** UUID of the alert, or its short ID */
	subject: string;
	/** The alert, as the API shows it or as far as a notification tells it */
	alert: JsonObject;
	/** What changed; undefined where it is no change */
	facts?: readonly Fact[];
	comment?: JsonObject;
	/** Found by a look, not announced */
	isRecovered?: boolean;
	/** Whether the API gave the alert and, where there is one, the comment */
	isEnriched: boolean;
	isDeleted?: boolean;
	/** Address of SEKOIA.IO's app; undefined where nothing tells it */
	appUrl?: string;
}

/** A custom status or a verdict: the API gives its uuid beside it. */
const statusJson = (value: JsonObject | undefined, uuid: Json | undefined) =>
	value ? { uuid: value.uuid ?? uuid ?? null, name: value.name ?? value.label ?? null, level: value.level ?? null, stage: value.stage ?? null } : null;

const commentJson = (comment: JsonObject, isSimplified: boolean): IDataObject => ({
	uuid: comment.uuid ?? null,
	content: comment.content ?? null,
	author: text(comment.author) ?? comment.created_by ?? null,
	...(comment.date === undefined ? {} : { date: isSimplified ? iso(comment.date) : comment.date }),
});

/** The members that changed, each with its new and, where it is known, its previous value. */
function changedJson(facts: readonly Fact[]): IDataObject {
	return Object.fromEntries(
		facts.map(({ kind, value, previous }) => [
			kind,
			{ ...(value === undefined ? {} : { value }), ...(previous === undefined ? {} : { previous }) } as IDataObject,
		]),
	);
}

/** The address of the alert's page, which is found by its short ID. */
const pageOf = (appUrl: string | undefined, shortId: Json | undefined): string | null =>
	appUrl !== undefined && text(shortId) ? `${appUrl}/operations/alerts/${encodeURIComponent(String(shortId))}` : null;

/** The members of an item of either trigger; `status`, `rule`, `entity` and `urgency` have one form in all outputs. */
export function eventItem(told: ToldEvent, output: Output): IDataObject {
	const { event, subject, alert, facts, comment, appUrl } = told;
	const isSimplified = output === 'simplified';
	const members = simplify(alert, simplifiedAlert);
	// As SEKOIA.IO's own triggers give it.
	if (!isSimplified) members.created_at = alert.created_at ?? null;
	delete members.uuid;
	return {
		event_type: event === null ? null : `alert-${event}`,
		alert_uuid: subject,
		...members,
		url: pageOf(appUrl, alert.short_id),
		...(isSimplified
			? {}
			: {
					custom_status: statusJson(object(alert.custom_status), alert.custom_status_uuid),
					verdict: statusJson(object(alert.verdict), alert.verdict_uuid),
					assignee: alert.assignee ?? null,
				}),
		...(facts ? { changed: changedJson(facts) } : {}),
		...(comment ? { comment: commentJson(comment, isSimplified) } : {}),
		...(told.isRecovered ? { recovered: true } : {}),
		...(told.isEnriched ? {} : { enriched: false }),
		...(told.isDeleted ? { deleted: true } : {}),
		...(output === 'full' ? { alert } : {}),
	};
}
