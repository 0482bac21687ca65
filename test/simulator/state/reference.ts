import type { StatusName } from './alertWorkflow';
import type { Community, CustomValue, Entity, Intake, Named, Rule } from './model';

/** The configuration of the tenant, from which clients fill their dropdowns. */
export class Reference {
	communities: Community[] = [];
	entities: Entity[] = [];
	intakes: Intake[] = [];
	rules: Rule[] = [];
	/** Asset types that only this tenant has, in addition to those of every tenant. */
	assetTypes: Named[] = [];
	customStatuses: CustomValue[] = [];
	customPriorities: CustomValue[] = [];
	customVerdicts: CustomValue[] = [];

	/** The uuid of the custom status that stands for one of the five fixed statuses of alerts. */
	convertedStatus(status: StatusName): string | null {
		const found = this.customStatuses.find((custom) => custom.appliesTo === 'alert' && custom.label === status);
		return found?.uuid ?? null;
	}

	/** The first case status of this stage. */
	caseStatus(stage: string): CustomValue {
		const found = this.customStatuses.find((custom) => custom.appliesTo === 'case' && custom.stage === stage);
		if (!found) throw new Error(`No case status for stage ${stage}`);
		return found;
	}

	customStatus(uuid: string | null): CustomValue | undefined {
		return this.customStatuses.find((custom) => custom.uuid === uuid);
	}
}
