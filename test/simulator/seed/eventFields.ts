import type { EventStore, EventValue } from '../state/eventStore';
import { PEOPLE, SITES } from './names';
import { pickBy } from './random';

interface Activity {
	dataset: string;
	action: string;
	category: string;
	outcome: string;
	kind: 'network' | 'process' | 'web' | 'logon';
}

const ACTIVITIES: readonly Activity[] = [
	{ dataset: 'windows', action: 'logged-in', category: 'authentication', outcome: 'success', kind: 'logon' },
	{ dataset: 'windows', action: 'logon-failed', category: 'authentication', outcome: 'failure', kind: 'logon' },
	{ dataset: 'sysmon', action: 'process-created', category: 'process', outcome: 'success', kind: 'process' },
	{ dataset: 'firewall', action: 'allow', category: 'network', outcome: 'success', kind: 'network' },
	{ dataset: 'firewall', action: 'deny', category: 'network', outcome: 'failure', kind: 'network' },
	{ dataset: 'proxy', action: 'http-request', category: 'web', outcome: 'success', kind: 'web' },
];
const PROCESSES = ['powershell.exe', 'cmd.exe', 'explorer.exe', 'rundll32.exe', 'chrome.exe', 'svchost.exe'];
const DOMAINS = [
	'intranet.example.com',
	'update.example.org',
	'cdn.example.net',
	'login.example.com',
	'files.example.org',
];

type Compute = (store: EventStore, index: number) => EventValue | undefined;

const activity = (store: EventStore, i: number) => pickBy(ACTIVITIES, store.hash(i, 1));
const host = (store: EventStore, i: number) =>
	`wks-${pickBy(SITES, store.hash(i, 2))}-${String(store.hash(i, 3) % 12).padStart(2, '0')}`;
const user = (store: EventStore, i: number) => `${pickBy(PEOPLE, store.hash(i, 4))}${store.hash(i, 5) % 5}`;
const sourceIp = (store: EventStore, i: number) => `10.${store.hash(i, 2) % 4}.0.${(store.hash(i, 3) % 12) + 10}`;
const destinationIp = (store: EventStore, i: number) => `203.0.113.${store.hash(i, 6) % 40}`;
const domain = (store: EventStore, i: number) => pickBy(DOMAINS, store.hash(i, 7));
const processName = (store: EventStore, i: number) => pickBy(PROCESSES, store.hash(i, 8));
const timestamp = (store: EventStore, i: number) => new Date(store.timeOf(i)).toISOString();
/** A value that only events of some kinds have. */
const onlyFor =
	(kinds: Array<Activity['kind']>, compute: Compute): Compute =>
	(store, i) =>
		kinds.includes(activity(store, i).kind) ? compute(store, i) : undefined;

/** The fields of a generated event, each computed from the event's index; events of some kinds lack some of them. */
export const EVENT_FIELDS: Record<string, Compute> = {
	'@timestamp': timestamp,
	timestamp,
	__event_id: (store, i) => store.idOf(i),
	'event.id': (store, i) => store.idOf(i, 'event'),
	'event.action': (store, i) => activity(store, i).action,
	'event.category': (store, i) => activity(store, i).category,
	'event.dataset': (store, i) => activity(store, i).dataset,
	'event.outcome': (store, i) => activity(store, i).outcome,
	'host.name': host,
	'log.hostname': host,
	'user.name': user,
	'source.ip': sourceIp,
	'source.port': onlyFor(['network', 'web'], (store, i) => 49152 + (store.hash(i, 9) % 16000)),
	'destination.ip': onlyFor(['network', 'web'], destinationIp),
	'destination.port': onlyFor(['network', 'web'], (store, i) =>
		pickBy([22, 53, 80, 443, 445, 3389], store.hash(i, 10)),
	),
	'destination.domain': onlyFor(['web'], domain),
	'url.full': onlyFor(['web'], (store, i) => `https://${domain(store, i)}/page/${store.hash(i, 11) % 100}`),
	'process.name': onlyFor(['process'], processName),
	'process.command_line': onlyFor(
		['process'],
		(store, i) => `C:\\Windows\\System32\\${processName(store, i)} -id ${store.hash(i, 12) % 50}`,
	),
	message: (store, i) => `${activity(store, i).action} by ${user(store, i)} on ${host(store, i)}`,
	alert_short_ids: (store, i) => {
		const alert = store.alertOf(i);
		return alert ? [alert.short_id] : undefined;
	},
	'sekoiaio.intake.uuid': (store) => store.origin.intakeUuid,
	'customer.community_uuid': (store) => store.origin.communityUuid,
};
