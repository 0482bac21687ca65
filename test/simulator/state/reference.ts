import type { StatusName } from './constants';
import type { Community, CustomValue, Entity, Intake, Named, Rule } from './model';

/** The configuration of the tenant: what dropdowns of a client are filled from. */
export class Reference {
	communities: Community[] = [];
	entities: Entity[] = [];
	intakes: Intake[] = [];
	rules: Rule[] = [];
	/** Asset types of the tenant's own, beside those every tenant has */
	assetTypes: Named[] = [];
	customStatuses: CustomValue[] = [];
	customPriorities: CustomValue[] = [];
	customVerdicts: CustomValue[] = [];

	/** The custom status that stands for one of the five fixed statuses of alerts. */
	convertedStatus(status: StatusName): string | null {
		const found = this.customStatuses.find((custom) => custom.appliesTo === 'alert' && custom.label === status);
		return found?.uuid ?? null;
	}

	caseStatus(stage: string): CustomValue {
		const found = this.customStatuses.find((custom) => custom.appliesTo === 'case' && custom.stage === stage);
		if (!found) throw new Error(`No case status for stage ${stage}`);
		return found;
	}

	customStatus(uuid: string | null): CustomValue | undefined {
		return this.customStatuses.find((custom) => custom.uuid === uuid);
	}
}
