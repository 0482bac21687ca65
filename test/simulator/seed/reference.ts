import { ALERT_STATUSES, STATUS_DESCRIPTIONS, type StatusName } from '../state/alertWorkflow';
import type { Actor, CustomStatus } from '../state/model';
import type { World } from '../state/world';
import { seedAvatars } from './avatars';

const ENTITIES = ['Paris office', 'Lyon office', 'Rennes data center', 'Cloud workloads', 'Subsidiary UK'];
const INTAKES = ['Windows', 'Firewall', 'Proxy'];
const RULES: ReadonlyArray<[name: string, severity: number]> = [
	['Many failed logons', 60],
	['Suspicious PowerShell command', 75],
	['Connection to a known C2 server', 90],
	['Phishing link clicked', 55],
	['New local administrator', 50],
	['Port scan from the inside', 35],
	['Ransom note written', 95],
	['Impossible travel', 45],
	['DNS tunnelling', 70],
	['Log source went silent', 20],
	['Remote desktop from the internet', 65],
	['Mass download of files', 40],
];
type Status = [label: string, stage: CustomStatus['stage'], color: string];
const ALERT_STATUS_VALUES: Record<StatusName, Status> = {
	Pending: ['Pending', 'open', '#757575'],
	Acknowledged: ['Acknowledged', 'open', '#1565c0'],
	Ongoing: ['Ongoing', 'in_progress', '#f9a825'],
	Rejected: ['Rejected', 'closed', '#6a1b9a'],
	Closed: ['Closed', 'closed', '#2e7d32'],
};
const CASE_STATUSES: readonly Status[] = [
	['Opened', 'open', '#757575'],
	['Investigating', 'in_progress', '#f9a825'],
	['Resolved', 'closed', '#2e7d32'],
];

/** The configuration of the tenant: communities, entities, intakes, rules, custom values. */
export function seedReference(world: World, platform: Actor, intakeUuid: string): void {
	const { reference, random, communityUuid } = world;
	reference.communities = [
		{ uuid: communityUuid, name: 'Example Corp', description: 'The whole group', disabled: false, parent_community_uuid: null },
		{ uuid: random.uuid(), name: 'Example Labs', description: 'A subsidiary', disabled: false, parent_community_uuid: communityUuid },
	];
	reference.entities = ENTITIES.map((name, i) => ({
		uuid: random.uuid(),
		name,
		entity_id: `entity-${i + 1}`,
		community_uuid: communityUuid,
		description: `Everything at ${name}`,
	}));
	reference.intakes = reference.entities.slice(0, INTAKES.length).map((entity, i) => ({
		uuid: i === 0 ? intakeUuid : random.uuid(),
		name: `${INTAKES[i]} logs`,
		entity_uuid: entity.uuid,
		format_uuid: random.uuid(),
		intake_key: `intake${random.hex(8)}${random.hex(8)}`,
		status: 'RUNNING',
	}));
	reference.intakes.forEach((intake) => world.intakeKeys.add(intake.intake_key));

	reference.assetTypes = [{ uuid: '8c1d5e70-2b94-4f36-a7d8-0e6b3f9c5a12', name: 'website' }];

	const createdMs = world.nowMs() - 90 * 86_400_000;
	reference.rules = RULES.map(([name, severity], i) => ({
		uuid: random.uuid(),
		enabled: i !== 9,
		createdMs,
		created_by: platform,
		updatedMs: null,
		name,
		type: 'sigma',
		severity,
		payload: `detection:\n  selection:\n    event.action: rule-${i + 1}\n  condition: selection`,
		source: i % 4 === 3 ? 'community' : 'sekoia',
		rest: { description: `Detects: ${name}`, effort: 1 + (i % 4), tags: i % 2 === 0 ? ['windows'] : ['network'] },
	}));
	seedCustomValues(world);
	seedAvatars(world);
}

function seedCustomValues({ reference, random }: World): void {
	const value = (level: number, label: string) => ({
		uuid: random.uuid(),
		level,
		label,
		description: `${label} as this community understands it`,
	});
	const status = (level: number, [label, stage, color]: Status, appliesTo: CustomStatus['appliesTo']) => ({
		...value(level, label),
		stage,
		color,
		appliesTo,
	});
	const alertStatuses = Object.keys(ALERT_STATUSES) as StatusName[];
	reference.customStatuses = [
		...alertStatuses.map((name, i) => ({
			...status(i + 1, ALERT_STATUS_VALUES[name], ['alert']),
			description: STATUS_DESCRIPTIONS[name],
		})),
		...CASE_STATUSES.map((values, i) => status(i + 1, values, ['case'])),
		status(4, ['Waiting for the customer', 'in_progress', '#ef6c00'], ['alert', 'case']),
	];
	reference.customPriorities = [
		{ ...value(1, 'Low'), color: '#2e7d32' },
		{ ...value(2, 'Medium'), color: '#f9a825' },
		{ ...value(3, 'High'), color: '#c62828' },
	];
	reference.customVerdicts = [
		{ ...value(1, 'Confirmed incident'), stage: 'true_positive' },
		{ ...value(2, 'Legitimate activity'), stage: 'false_positive' },
	];
	reference.customFields = [
		{
			uuid: random.uuid(),
			name: 'Handled by',
			slug: 'handled_by',
			description: 'The team that handles it',
			type: 'single_select',
			options: ['Blue', 'Green'].map((team) => ({ uuid: random.uuid(), value: team })),
			color: '#1565c0',
			auto_added_to_case: true,
			auto_added_to_alert: true,
		},
	];
}
