import type { HistoryDetail } from './alertHistory';
import type { StatusName } from './alertWorkflow';
import type { CaseStatusName } from './caseStatus';
import type { JsonObject } from '../json';

/**
 * The records of the simulated tenant. Instants that clients see in two forms (epoch seconds or ISO)
 * are kept as `...Ms`, milliseconds since 1970; the views turn them into either.
 */

export interface Named {
	uuid: string;
	name: string;
}

/** Who did something. */
export interface Actor {
	uuid: string;
	type: 'user' | 'apikey' | 'application';
}

export interface AlertRule extends Named {
	severity: number;
	type: string;
	pattern: string;
}

export interface Threat {
	id: string;
	type: string;
	name: string;
	description: string;
}

export interface Comment {
	uuid: string;
	content: string;
	author: string;
	createdMs: number;
	by: Actor;
	unseen: boolean;
}

export interface HistoryEntry {
	uuid: string;
	createdMs: number;
	by: Actor;
	detail: HistoryDetail;
}

export interface Alert {
	uuid: string;
	short_id: string;
	title: string;
	details: string;
	createdMs: number;
	created_by: Actor;
	updatedMs: number;
	updated_by: Actor | null;
	community_uuid: string;
	/** Null for alerts that a query of the SEKOIA.IO Operating Language raised. */
	entity: Named | null;
	rule: AlertRule;
	urgency: { current_value: number; value: number; severity: number; criticity: number };
	status: StatusName;
	alert_type: { category: string; value: string };
	source: string | null;
	target: string | null;
	/** Number of events. */
	similar: number;
	firstSeenMs: number;
	lastSeenMs: number;
	kill_chain_short_id: string | null;
	detection_type: string;
	assets: string[];
	event_uuids: string[];
	/** Uuids of the intakes that its events came from. */
	intakes: string[];
	similarity_strategy: Array<{ fields: string[] }>;
	ttps: Threat[];
	adversaries: Threat[];
	assignee: string | null;
	verdict_uuid: string | null;
	verdict_analysis?: string;
	verdict_confidence?: number;
	custom_status_uuid: string | null;
	visible: boolean;
	comments: Comment[];
	history: HistoryEntry[];
	countermeasures: Countermeasure[];
}

export interface Countermeasure {
	uuid: string;
	model_uuid: string;
	alert_uuid: string;
	name: string;
	description: string;
	status: 'pending' | 'activated' | 'denied';
	type: 'text' | 'intelligence_center' | 'openc2';
	course_of_action: JsonObject;
	external_ref: string | null;
	relevance: number;
	dynamic_relevance: number;
	duration: string;
	assignee: string | null;
	created: Deed;
	activated: Deed | null;
	denied: Deed | null;
	steps: Array<{ uuid: string; name: string; description: string; type: string; object: JsonObject }>;
	comments: Array<{ uuid: string; content: string; author: string; createdMs: number; by: Actor }>;
}

/** When something was done, and by whom. */
interface Deed {
	atMs: number;
	by: Actor;
}

export interface CaseComment {
	uuid: string;
	content: string;
	createdMs: number;
	/** That of its creation until it is edited: the OpenAPI file declares no null */
	updatedMs: number;
	by: Actor;
}

export type Priority = 'low' | 'medium' | 'high';

export interface Case {
	uuid: string;
	short_id: string;
	title: string;
	description: string;
	createdMs: number;
	created_by: Actor;
	updatedMs: number;
	updated_by: Actor | null;
	priority: Priority;
	/** The former status, which changes apart from the custom one. */
	status: CaseStatusName;
	custom_status_uuid: string;
	custom_priority_uuid: string | null;
	verdict_uuid: string | null;
	verdict_analysis?: string;
	verdict_confidence?: number;
	community_uuid: string;
	subscribers: Array<{ avatar_uuid: string; type?: string }>;
	tags: string[];
	manual: boolean;
	/** Alert uuids. */
	alerts: string[];
	/** `__event_id` values. */
	events: string[];
	comments: CaseComment[];
}

export type AssetType = 'host' | 'account' | 'network';

/** Kept in the form of the v2 API; the v1 API shows a conversion of it. */
export interface Asset {
	uuid: string;
	name: string;
	description: string;
	type: AssetType;
	/** A type that only this tenant has; only the first asset API shows it. */
	ownType?: Named;
	category: string;
	criticality: number;
	community_uuid: string;
	entity_uuid: string | null;
	createdMs: number;
	created_by: Actor;
	updatedMs: number | null;
	/** Detection properties, for instance `{ ipv4: ['192.0.2.1'] }`; `keys` in v1. */
	atoms: Record<string, string[]>;
	/** Contextual properties; `attributes` in v1. */
	props: Record<string, string[]>;
	owners: string[];
	tags: string[];
	source: string;
	reviewed: Deed | null;
	revoked: Deed | null;
}

/** What a custom status, priority and verdict have in common. */
export interface CustomValue {
	uuid: string;
	level: number;
	label: string;
	description: string;
}

export interface CustomStatus extends CustomValue {
	stage: 'open' | 'in_progress' | 'closed';
	color: string;
	appliesTo: ReadonlyArray<'alert' | 'case'>;
}

export interface CustomPriority extends CustomValue {
	color: string;
}

export interface CustomField extends Named {
	slug: string;
	description: string;
	type: 'text' | 'integer' | 'boolean' | 'single_select' | 'multi_select';
	options: Array<{ uuid: string; value: string }>;
	color: string;
	auto_added_to_case: boolean;
	auto_added_to_alert: boolean;
}

export interface CustomVerdict extends CustomValue {
	stage: 'false_positive' | 'true_positive';
}

export interface Community extends Named {
	description: string;
	disabled: boolean;
	parent_community_uuid: string | null;
}

/** A user, and what stands for the user in one community. */
export interface Avatar extends Named {
	community_uuid: string;
	status: 'enabled' | 'disabled';
	role: Named;
	createdMs: number;
	/** Whether the invitation was accepted */
	confirmed: boolean;
	user: { uuid: string; firstname: string; lastname: string; email: string };
}

export interface Entity extends Named {
	entity_id: string;
	community_uuid: string;
	description: string;
}

export interface Intake extends Named {
	entity_uuid: string;
	format_uuid: string;
	intake_key: string;
	status: string;
}

/** A rule of the catalog: what the client sent, and what the platform adds. */
export interface Rule {
	uuid: string;
	enabled: boolean;
	createdMs: number;
	created_by: Actor;
	updatedMs: number | null;
	name: string;
	type: string;
	severity: number;
	payload: string;
	source: string;
	/** All other members, as the client sent them. */
	rest: JsonObject;
}

export interface ContentProposal {
	content_proposal_id: string;
	file_name: string;
	origin: 'bundle' | 'pdf' | 'url';
	/** Query parameters of the request. */
	options: JsonObject;
	/** The bundle, or the URL. */
	content?: JsonObject | string;
	pdf?: Buffer;
}

export interface IntakeEvent {
	event_id: string;
	intake_key: string;
	/** The event as pushed, undecoded. */
	raw: string;
	receivedMs: number;
}

export type StixObject = JsonObject & { id: string; type: string };
