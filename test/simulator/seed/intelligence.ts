import type { JsonObject } from '../json';
import type { StixObject } from '../state/model';
import { pickBy } from './random';
import type { World } from '../state/world';

const INDICATORS = 450;
const REPORTS = 25;
const THREATS = ['Quiet Magpie', 'Tin Badger', 'Silver Heron', 'Night Loom', 'Paper Wasp'];

/** Threats, indicators, observables and reports; all names are made up. */
export function seedIntelligence(world: World): void {
	const { random, intelligence } = world;
	const start = world.nowMs() - 60 * 86_400_000;
	const step = Math.floor((59 * 86_400_000) / INDICATORS);
	const stix = (type: string, atMs: number, members: JsonObject): StixObject => {
		const at = new Date(atMs).toISOString();
		const id = `${type}--${random.uuid()}`;
		return { id, type, spec_version: '2.1', created: at, modified: at, revoked: false, ...members };
	};

	const threats = THREATS.map((name) =>
		stix('intrusion-set', start, {
			name,
			description: `${name} is a made-up group`,
			external_references: [{ source_name: 'FLINT 2025-001', description: `About ${name}` }],
		}),
	);
	intelligence.objects.push(...threats);

	for (let i = 0; i < INDICATORS; i++) {
		const observable = observableOf(i);
		const modifiedMs = start + (i + 1) * step;
		intelligence.observables.push(stix(observable.type, start, observable));
		const indicator = stix('indicator', modifiedMs, {
			name: observable.value,
			pattern: `[${observable.type}:value = '${observable.value}']`,
			pattern_type: 'stix',
			valid_from: new Date(modifiedMs).toISOString(),
			// Every tenth has expired, every twentieth is revoked.
			valid_until: new Date(world.nowMs() + (i % 10 === 0 ? -1 : 30) * 86_400_000).toISOString(),
			revoked: i % 20 === 19,
			indicator_types: ['malicious-activity'],
			confidence: 50 + (i % 50),
			x_ic_observable_types: [observable.type],
			x_ic_related_threat: pickBy(threats, i).id,
		});
		intelligence.objects.push(indicator);
	}

	for (let i = 0; i < REPORTS; i++) {
		const threat = pickBy(threats, i);
		const indicators = intelligence.objects.filter((object) => object.type === 'indicator').slice(i * 4, i * 4 + 4);
		const refs = [threat.id, ...indicators.map((object) => object.id)];
		const name = `${pickBy(THREATS, i)}: activity report ${i + 1}`;
		const object = stix('report', start + i * 86_400_000, { name, description: name, object_refs: refs });
		intelligence.reports.push({ object, isFlint: i % 3 === 0, refs });
	}

	for (const name of ['Blocked addresses', 'Phishing domains']) {
		intelligence.iocCollections.push({
			id: `ioc-collection--${random.uuid()}`,
			name,
			description: `${name} of the company`,
			community_uuid: world.communityUuid,
			createdMs: start,
			indicators: [],
		});
	}
}

function observableOf(i: number): JsonObject & { type: string; value: string } {
	if (i % 3 === 0) return { type: 'ipv4-addr', value: `198.51.100.${i % 256}` };
	if (i % 3 === 1) return { type: 'domain-name', value: `bad-${i}.example.net` };
	return { type: 'url', value: `https://bad-${i}.example.org/payload` };
}
