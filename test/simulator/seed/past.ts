import { TRANSITIONS } from '../state/alertWorkflow';
import { EventLayout } from './eventLayout';
import type { Actor, Alert, Case } from '../state/model';
import { seedIntelligence } from './intelligence';
import { PEOPLE, SITES } from './names';
import { seedNotebooks } from './notebooks';
import { seedReference } from './reference';
import type { World } from '../state/world';

/** How far the generated past reaches back. */
export const PAST_MS = 7 * 24 * 3_600_000;

const ASSETS = 60;
const MAX_CASES = 20;

/** Fills a new world with its past, without raising notifications. @returns which events belong to which alerts */
export function seedWorld(world: World, intakeUuid: string): EventLayout {
	const platform: Actor = { uuid: world.newUuid(), type: 'application' };
	seedReference(world, platform, intakeUuid);
	seedAssets(world, platform);
	seedIntelligence(world);
	seedNotebooks(world, platform);

	const alerts: Alert[] = [];
	const layout = new EventLayout(alerts, world.options.events, world.options.alerts);
	for (let position = 0; position < world.options.alerts; position++) {
		const alert = seedAlert(world, platform, position, layout.eventsOf(position));
		alerts.push(alert);
		world.alertBook.insert(alert);
	}
	seedCases(world);
	return layout;
}

/** @param position 0 is the newest alert */
function seedAlert(world: World, platform: Actor, position: number, events: number[]): Alert {
	const { random, options, events: store } = world;
	const evenlySpread = world.nowMs() - ((position + 1) * PAST_MS) / (options.alerts + 1);
	const [newest] = events;
	const oldest = events.at(-1);
	const createdMs = newest === undefined ? Math.floor(evenlySpread) : store.timeOf(newest);
	const alert = world.draw.alert(createdMs, platform);
	alert.similar = Math.max(1, events.length);
	alert.event_uuids = events.map((index) => store.idOf(index));
	if (oldest !== undefined) alert.firstSeenMs = store.timeOf(oldest);
	// A few alerts belong to the other community, and a few are hidden.
	if (random.chance(0.2)) alert.community_uuid = random.pick(world.reference.communities).uuid;
	if (random.chance(0.05)) alert.visible = false;
	if (position % 10 === 7) Object.assign(alert, { detection_type: 'sol', entity: null });

	// The ten newest alerts are pending; older ones may have moved on in the workflow.
	const steps = position < 10 ? 0 : random.int(0, 2);
	for (let step = 0; step < steps && TRANSITIONS[alert.status].length > 0; step++) {
		const atMs = Math.min(world.nowMs(), alert.updatedMs + random.int(60_000, 3_600_000));
		const previous = alert.status;
		const status = random.pick(TRANSITIONS[alert.status]);
		alert.status = status;
		alert.custom_status_uuid = world.reference.convertedStatus(alert.status);
		alert.updatedMs = atMs;
		alert.updated_by = world.analyst;
		alert.history.push({
			uuid: random.uuid(),
			createdMs: atMs,
			by: world.analyst,
			detail: { entry_type: 'alert', alert: { status, previous_status: previous } },
		});
	}
	return alert;
}

function seedAssets(world: World, platform: Actor): void {
	const { random } = world;
	for (let i = 0; i < ASSETS; i++) {
		const kind = i % 3;
		const createdMs = world.nowMs() - random.int(1, 300) * 86_400_000;
		const site = random.pick(SITES);
		const person = random.pick(PEOPLE);
		const asset =
			kind === 0
				? world.draw.asset(createdMs, platform, `wks-${site}-${String(i).padStart(2, '0')}`, 'host')
				: kind === 1
					? world.draw.asset(createdMs, platform, `${person}${i}`, 'account')
					: world.draw.asset(createdMs, platform, `net-${site}-${i}`, 'network');
		if (kind === 0) asset.atoms = { hostname: [asset.name], ipv4: [`10.0.${i}.10`] };
		else if (kind === 1) asset.atoms = { username: [asset.name] };
		else asset.atoms = { cidrv4: [`10.${i}.0.0/16`] };
		asset.criticality = random.pick([0, 20, 40, 60, 80, 100]);
		asset.props = { site: [site] };
		asset.tags = kind === 1 ? ['employee'] : [];
		world.assets.push(asset);
	}
}

function seedCases(world: World): void {
	const { random, alerts } = world;
	for (let i = 0; i < MAX_CASES; i++) {
		const [first, second] = alerts.slice(i * 3);
		if (!first || !second) return;
		const createdMs = first.createdMs + 60_000;
		const record: Case = world.draw.case(Math.min(createdMs, world.nowMs()), world.analyst);
		record.title = `Investigation ${i + 1}`;
		record.description = `What lies behind ${first.title}`;
		record.tags = random.chance(0.5) ? ['phishing'] : ['lateral', 'urgent'];
		record.subscribers = [{ avatar_uuid: world.reference.avatars[0]!.uuid, type: 'assignee' }];
		record.alerts = [first.uuid, second.uuid];
		if (i > 3 && i % 4 === 0) {
			record.custom_status_uuid = world.reference.caseStatus('closed').uuid;
			record.status = 'closed';
		}
		world.caseBook.list.push(record);
	}
}
