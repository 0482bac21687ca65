import type { INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';

import { eventOfKind, tellsOfKind } from '../../shared/alertEvents/kinds';
import { alertOf, parseNotification } from '../../shared/alertEvents/parse';
import type { SekoiaClient } from '../../shared/http/client';
import { appUrlOf } from '../../shared/http/regions';
import type { JsonObject } from '../../shared/json';
import type { Happening, Subject, Told } from '../looks/types';
import { matches } from './choices';
import { passes } from './filters';
import { toItem } from './item';
import type { TriggerSettings } from './settings';
import { AlertSource } from './source';

/** Alerts, as what the trigger is about. With its neighbours in the folder it is all that knows that these are alerts. */
export class AlertSubject implements Subject {
	readonly noun = 'alert';
	readonly source: AlertSource;
	readonly onlyCreated: boolean;
	readonly comments: boolean;
	readonly asNotified: boolean;
	readonly eventOf = eventOfKind;
	readonly tellsOf = tellsOfKind;
	readonly parse = parseNotification;
	readonly objectOf = alertOf;
	private readonly appUrl: string | undefined;

	/** @param onTrouble called with what has to be told at the workflow, once for each trouble */
	constructor(
		private readonly helpers: ITriggerFunctions['helpers'],
		private readonly settings: TriggerSettings,
		client: SekoiaClient,
		onTrouble: (error: Error) => void,
	) {
		this.source = new AlertSource(client, onTrouble);
		this.appUrl = appUrlOf(client.connection.baseUrl);
		this.onlyCreated = settings.chosen.every((choice) => choice === 'alertCreated');
		this.comments = this.isChosen('comment-created');
		this.asNotified = settings.details === 'notification';
	}

	isChosen(event: string): boolean {
		return matches(event, this.settings.chosen);
	}

	passes({ event, facts }: Happening, alert: JsonObject): boolean {
		return passes(alert, this.settings.filters, isChange(event) ? facts : undefined);
	}

	async toItem(happening: Happening, { object: alert, source, recovered }: Told, { withFile }: { withFile: boolean }): Promise<INodeExecutionData> {
		const { event, subject, facts, notification } = happening;
		const comment = happening.comment ?? notification?.comment;
		const told = {
			event,
			subject,
			alert,
			facts: isChange(event) ? facts : undefined,
			comment,
			isRecovered: recovered,
			isEnriched: source === 'api' && (happening.comment !== undefined || event !== 'comment-created'),
			isDeleted: source === 'deleted',
			appUrl: this.appUrl,
		};
		return await toItem(this.helpers, told, { ...this.settings, withFile: withFile && this.settings.withFile });
	}
}

const isChange = (event: string) => event === 'updated' || event === 'status-changed';
