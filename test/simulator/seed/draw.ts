import type { HistoryDetail } from '../state/alertHistory';
import type { Actor, Alert, Asset, AssetType, Case, Countermeasure, HistoryEntry, Threat } from '../state/model';
import type { World } from '../state/world';

const SOURCES = ['198.51.100.7', '198.51.100.23', '203.0.113.9', '192.0.2.44', '2001:db8::7', 'evil.example.net'];
const TARGETS = ['10.0.0.12', '10.1.0.15', '10.2.0.20', 'dc01.corp.example', 'mail.corp.example', 'crm.corp.example'];
const TTPS: ReadonlyArray<[id: string, name: string]> = [
	['T1110', 'Brute Force'],
	['T1059', 'Command and Scripting Interpreter'],
	['T1566', 'Phishing'],
	['T1071', 'Application Layer Protocol'],
	['T1021', 'Remote Services'],
];
const ALERT_TYPES: ReadonlyArray<{ category: string; value: string }> = [
	{ category: 'abusive-content', value: 'spam' },
	{ category: 'availability', value: 'ddos' },
	{ category: 'fraud', value: 'phishing' },
	{ category: 'information-gathering', value: 'scanner' },
	{ category: 'intrusion-attempts', value: 'brute-force' },
	{ category: 'intrusion-attempts', value: 'exploit' },
	{ category: 'intrusions', value: 'privileged-account-compromise' },
	{ category: 'intrusions', value: 'backdoor' },
	{ category: 'intrusions', value: 'lateral-move' },
	{ category: 'malicious-code', value: 'malware' },
	{ category: 'malicious-code', value: 'ransomware' },
	{ category: 'malicious-code', value: 'trojan' },
	{ category: 'malicious-code', value: 'c&c' },
];
const COUNTERMEASURES: ReadonlyArray<[name: string, description: string]> = [
	['Isolate the host', 'Cut the host off the network until it is cleaned'],
	['Reset the password', 'Force a new password for the account'],
	['Block the address', 'Add the address to the block list of the firewall'],
];

/** Makes up single records; the same seed makes up the same ones. */
export class Draw {
	constructor(private readonly world: World) {}

	alert(createdMs: number, by: Actor): Alert {
		const { random, reference, communityUuid } = this.world;
		const rule = random.pick(reference.rules);
		const source = random.pick(SOURCES);
		const target = random.pick(TARGETS);
		const criticity = random.pick([0, 20, 40, 60, 80]);
		const urgency = criticity === 0 ? rule.severity : Math.round((rule.severity + criticity) / 2);
		const [ttpId, ttpName] = random.pick(TTPS);
		const alertUuid = random.uuid();
		const alertType = { ...random.pick(ALERT_TYPES) };
		return {
			uuid: alertUuid,
			short_id: random.shortId('AL'),
			title: `${rule.name} from ${source}`,
			details: `${rule.name}: ${source} acted against ${target}.`,
			createdMs,
			created_by: by,
			updatedMs: createdMs,
			updated_by: null,
			community_uuid: communityUuid,
			entity: pickNamed(random.pick(reference.entities)),
			rule: { ...pickNamed(rule), severity: rule.severity, type: rule.type, pattern: rule.payload },
			urgency: { current_value: urgency, value: urgency, severity: rule.severity, criticity },
			status: 'Pending',
			alert_type: alertType,
			source,
			target,
			similar: 0,
			firstSeenMs: createdMs,
			lastSeenMs: createdMs,
			kill_chain_short_id: null,
			detection_type: random.pick(['sigma', 'cti', 'anomaly']),
			assets: this.world.assets.length > 0 ? [random.pick(this.world.assets).uuid] : [],
			event_uuids: [],
			intakes: [random.pick(reference.intakes).uuid],
			similarity_strategy: [{ fields: ['source.ip', 'rule.name'] }],
			ttps: [{ id: `attack-pattern--${random.uuid()}`, type: 'attack-pattern', name: ttpName, description: ttpId }],
			adversaries: random.chance(0.2) ? [this.adversary()] : [],
			assignee: null,
			verdict_uuid: null,
			custom_status_uuid: reference.convertedStatus('Pending'),
			visible: true,
			comments: [],
			history: this.firstEntries(createdMs, by, urgency, alertType),
			countermeasures: random.chance(0.5) ? [this.countermeasure(alertUuid, createdMs, by)] : [],
		};
	}

	/** The history of a new alert, in which nothing has a previous value. */
	private firstEntries(
		createdMs: number,
		by: Actor,
		urgency: number,
		{ category, value }: Alert['alert_type'],
	): HistoryEntry[] {
		const details: HistoryDetail[] = [
			{ entry_type: 'alert_type', alert_type: { category, value, previous_category: null, previous_value: null } },
			{ entry_type: 'urgency', urgency: { value: urgency, previous_value: null } },
			{ entry_type: 'alert', alert: { status: 'Pending', previous_status: null } },
		];
		return details.map((detail) => ({ uuid: this.world.random.uuid(), createdMs, by, detail }));
	}

	private adversary(): Threat {
		const id = `intrusion-set--${this.world.random.uuid()}`;
		return { id, type: 'intrusion-set', name: 'Quiet Magpie', description: 'A made-up group' };
	}

	countermeasure(alertUuid: string, atMs: number, by: Actor): Countermeasure {
		const { random } = this.world;
		const [name, description] = random.pick(COUNTERMEASURES);
		return {
			uuid: random.uuid(),
			model_uuid: random.uuid(),
			alert_uuid: alertUuid,
			name,
			description,
			status: 'pending',
			type: 'intelligence_center',
			course_of_action: { type: 'course-of-action', id: `course-of-action--${random.uuid()}`, name },
			external_ref: `course-of-action--${random.uuid()}`,
			relevance: random.int(1, 100),
			dynamic_relevance: random.int(1, 100),
			duration: 'PT1H',
			assignee: null,
			created: { atMs, by },
			activated: null,
			denied: null,
			steps: [{ uuid: random.uuid(), name, description, type: 'text', object: { value: description } }],
			comments: [],
		};
	}

	case(createdMs: number, by: Actor): Case {
		const { random, reference, communityUuid } = this.world;
		return {
			uuid: random.uuid(),
			short_id: random.shortId('CA'),
			title: 'Case without title',
			description: '',
			createdMs,
			created_by: by,
			updatedMs: createdMs,
			updated_by: null,
			priority: 'medium',
			status: 'opened',
			custom_status_uuid: reference.caseStatus('open').uuid,
			custom_priority_uuid: random.pick(reference.customPriorities).uuid,
			verdict_uuid: null,
			community_uuid: communityUuid,
			subscribers: [],
			tags: [],
			manual: true,
			alerts: [],
			events: [],
			comments: [],
		};
	}

	asset(createdMs: number, by: Actor, name: string, type: AssetType): Asset {
		const { random, communityUuid } = this.world;
		return {
			uuid: random.uuid(),
			name,
			description: '',
			type,
			category: type === 'account' ? 'user' : 'server',
			criticality: 0,
			community_uuid: communityUuid,
			entity_uuid: null,
			createdMs,
			created_by: by,
			updatedMs: null,
			atoms: {},
			props: {},
			owners: [],
			tags: [],
			source: 'manual',
			reviewed: null,
			revoked: null,
		};
	}
}

const pickNamed = ({ uuid, name }: { uuid: string; name: string }) => ({ uuid, name });
