import type { StixObject } from './model';

/** The feed that every tenant has. */
const DEFAULT_FEED_ID = 'd6092c37-d8d7-45c3-8aff-c4dc26030608';

export interface IocCollection {
	/** `ioc-collection--` and a UUID; calls take the bare UUID as well */
	id: string;
	name: string;
	description: string;
	community_uuid: string;
	createdMs: number;
	/** Values as imported, one per line of the import, with the settings of the import. */
	indicators: Array<{
		value: string;
		format: string;
		description?: string;
		valid_from?: string;
		valid_until?: string;
		kill_chain_phases?: Array<{ kill_chain_name: string; phase_name: string }>;
		x_ic_related_threat_refs?: string[];
	}>;
}

export interface Report {
	object: StixObject;
	isFlint: boolean;
	/** Ids of the objects it is about. */
	refs: string[];
}

/** The threat intelligence side of the tenant. */
export class Intelligence {
	readonly reports: Report[] = [];
	/** All STIX objects, indicators included, oldest modification first (the order of the feed). */
	readonly objects: StixObject[] = [];
	/** Observables in STIX form. */
	readonly observables: StixObject[] = [];
	readonly iocCollections: IocCollection[] = [];
	/** Feeds that can be consumed; all show the same objects. */
	readonly feedIds = new Set<string>([DEFAULT_FEED_ID]);

	/** By STIX id or by the bare uuid in it. */
	report(id: string): Report | undefined {
		return this.reports.find(({ object }) => object.id === id || object.id === `report--${id}`);
	}

	object(id: string): StixObject | undefined {
		return this.objects.find((object) => object.id === id);
	}
}
