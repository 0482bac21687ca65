import { AlertBook, type AlertChange, type AlertDraft } from './alertBook';
import { CaseBook, type CaseChange, type CaseDraft } from './caseBook';
import type { StatusName } from './alertWorkflow';
import { Draw } from '../seed/draw';
import type { EventLayout } from '../seed/eventLayout';
import { EventStore } from './eventStore';
import { Intelligence } from './intelligence';
import type { Json, JsonObject } from '../json';
import type { Actor, Alert, Asset, Case, CaseComment, Comment, ContentProposal, IntakeEvent } from './model';
import type { Raised } from '../live/notifications';
import { Notebooks } from './notebooks';
import { Random } from '../seed/random';
import { Reference } from './reference';
import { SearchJobs } from './searchJobs';
import { PAST_MS, seedWorld } from '../seed/past';

interface WorldOptions {
	seed: number;
	alerts: number;
	events: number;
	searchJobMs: number;
	assetsV1: boolean;
	intakePerEventStatus: boolean;
	now: () => Date;
}

/**
 * Everything the simulated tenant holds. Tests may read any of it. To change it, they call the methods below, which
 * do what an analyst or the platform would do and raise the same notifications.
 */
export class World {
	readonly random: Random;
	readonly draw: Draw;
	readonly reference = new Reference();
	readonly alertBook = new AlertBook(this);
	readonly caseBook = new CaseBook(this);
	readonly assets: Asset[] = [];
	readonly events: EventStore;
	readonly searchJobs: SearchJobs;
	readonly intelligence = new Intelligence();
	readonly notebooks = new Notebooks();
	readonly contentProposals: ContentProposal[] = [];
	/** Bodies of observable uploads. */
	readonly uploadedObservables: Json[] = [];
	readonly trackerNotifications: JsonObject[] = [];
	readonly intakeKeys = new Set<string>();
	/** Events accepted by the intake, in the order of their arrival. */
	readonly intakeEvents: IntakeEvent[] = [];
	/** Every notification raised so far. */
	readonly notifications: Raised[] = [];
	readonly communityUuid: string;
	/** The author of all changes made with the methods below: an analyst in the web application. */
	readonly analyst: Actor;
	private readonly layout: EventLayout;
	private readonly listeners: Array<(raised: Raised) => void> = [];

	constructor(readonly options: WorldOptions) {
		this.random = new Random(options.seed);
		this.draw = new Draw(this);
		this.communityUuid = this.newUuid();
		this.analyst = { uuid: this.newUuid(), type: 'user' };
		const intakeUuid = this.newUuid();
		this.events = new EventStore({
			seed: options.seed,
			count: options.events,
			newestMs: this.nowMs(),
			spanMs: PAST_MS,
			communityUuid: this.communityUuid,
			intakeUuid,
			alertOf: (index) => this.layout.alertOfEvent(index),
		});
		this.layout = seedWorld(this, intakeUuid);
		const now = () => this.now();
		this.searchJobs = new SearchJobs(this.events, { newUuid: () => this.newUuid(), now, jobMs: options.searchJobMs });
	}

	now(): Date {
		return this.options.now();
	}

	nowMs(): number {
		return this.now().getTime();
	}

	newUuid(): string {
		return this.random.uuid();
	}

	get firstIntakeKey(): string {
		return existing([...this.intakeKeys][0], 'intake key');
	}

	/** The generated alerts from newest to oldest, then those raised since. */
	get alerts(): readonly Alert[] {
		return this.alertBook.list;
	}

	get cases(): readonly Case[] {
		return this.caseBook.list;
	}

	/** The alert with this uuid or short id; throws if there is none. */
	alert(id: string): Alert {
		return existing(this.alertBook.find(id), `alert ${id}`);
	}

	/** The case with this uuid or short id; throws if there is none. */
	case(id: string): Case {
		return existing(this.caseBook.find(id), `case ${id}`);
	}

	createAlert(draft: AlertDraft = {}): Alert {
		return this.alertBook.create(draft, { uuid: this.analyst.uuid, type: 'application' });
	}

	updateAlert(id: string, change: AlertChange): Alert {
		const alert = this.alert(id);
		this.alertBook.update(alert, change, this.analyst);
		return alert;
	}

	changeAlertStatus(id: string, status: StatusName): Alert {
		const alert = this.alert(id);
		this.alertBook.changeStatus(alert, status, this.analyst);
		return alert;
	}

	addComment(alertId: string, content: string): Comment {
		return this.alertBook.addComment(this.alert(alertId), content, this.analyst);
	}

	createCase(draft: CaseDraft = {}): Case {
		return this.caseBook.create(draft, this.analyst);
	}

	updateCase(id: string, change: CaseChange): Case {
		const record = this.case(id);
		this.caseBook.update(record, change, this.analyst);
		return record;
	}

	addCaseComment(caseId: string, content: string): CaseComment {
		return this.caseBook.addComment(this.case(caseId), content, this.analyst);
	}

	/** Replaces the alerts of the case with these, given by uuid or short id. */
	setCaseAlerts(caseId: string, alerts: readonly string[]): Case {
		const record = this.case(caseId);
		this.caseBook.setAlerts(
			record,
			alerts.map((id) => this.alert(id).uuid),
			this.analyst,
		);
		return record;
	}

	/** Calls back for every notification from now on. */
	onNotification(listener: (raised: Raised) => void): void {
		this.listeners.push(listener);
	}

	/** Raises a notification: keeps it and passes it on to the listeners. */
	raise(raised: Raised): void {
		this.notifications.push(raised);
		for (const listener of this.listeners) listener(raised);
	}
}

function existing<T>(found: T | undefined, what: string): T {
	if (found === undefined) throw new Error(`The simulated world has no ${what}`);
	return found;
}
