import type { StixObject } from './model';
import type { World } from './world';

const INDICATORS = 450;
const REPORTS = 25;
const THREATS = ['Quiet Magpie', 'Tin Badger', 'Silver Heron', 'Night Loom', 'Paper Wasp'];

/** Threats, indicators, observables and reports; all names are made up. */
export function seedIntelligence(world: World): void {
	const { random, intelligence } = world;
	const start = world.nowMs() - 60 * 86_400_000;
	const step = Math.floor((59 * 86_400_000) / INDICATORS);
	const base = (type: string, atMs: number): StixObject => {
		const at = new Date(atMs).toISOString();
		return { id: `${type}--${random.uuid()}`, type, spec_version: '2.1', created: at, modified: at, revoked: false };
	};

	const threats = THREATS.map((name): StixObject => ({
		...base('intrusion-set', start),
		name,
		description: `${name} is a made-up group`,
		external_references: [{ source_name: 'FLINT 2025-001', description: `About ${name}` }],
	}));
	intelligence.objects.push(...threats);

	for (let i = 0; i < INDICATORS; i++) {
		const observable = observableOf(i);
		const common = base('indicator', start + (i + 1) * step);
		intelligence.observables.push({ ...base(observable.type, start), ...observable });
		intelligence.objects.push({
			...common,
			name: observable.value,
			pattern: `[${observable.type}:value = '${observable.value}']`,
			pattern_type: 'stix',
			valid_from: common.created,
			// Every tenth has run out, every twentieth was withdrawn.
			valid_until: new Date(world.nowMs() + (i % 10 === 0 ? -1 : 30) * 86_400_000).toISOString(),
			revoked: i % 20 === 19,
			x_ic_observable_types: [observable.type],
			x_ic_related_threat: threats[i % threats.length].id,
		});
	}

	for (let i = 0; i < REPORTS; i++) {
		const threat = threats[i % threats.length];
		const indicators = intelligence.objects.filter((object) => object.type === 'indicator').slice(i * 4, i * 4 + 4);
		const refs = [threat.id, ...indicators.map((object) => object.id)];
		const name = `${THREATS[i % THREATS.length]}: activity report ${i + 1}`;
		const object = { ...base('report', start + i * 86_400_000), name, description: name, object_refs: refs };
		intelligence.reports.push({ object, isFlint: i % 3 === 0, refs });
	}

	for (const name of ['Blocked addresses', 'Phishing domains']) {
		intelligence.iocCollections.push({
			uuid: random.uuid(),
			name,
			description: `${name} of the company`,
			community_uuid: world.communityUuid,
			createdMs: start,
			indicators: [],
		});
	}
}

function observableOf(i: number): { type: string; value: string } {
	if (i % 3 === 0) return { type: 'ipv4-addr', value: `198.51.100.${i % 256}` };
	if (i % 3 === 1) return { type: 'domain-name', value: `bad-${i}.example.net` };
	return { type: 'url', value: `https://bad-${i}.example.org/payload` };
}
