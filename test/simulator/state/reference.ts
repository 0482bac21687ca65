import type { StatusName } from './alertWorkflow';
import type { Avatar, Community, CustomField, CustomPriority, CustomStatus, CustomVerdict, Entity, Intake, Named, Rule } from './model';

/** The configuration of the tenant, from which clients fill their dropdowns. */
export class Reference {
	communities: Community[] = [];
	avatars: Avatar[] = [];
	entities: Entity[] = [];
	intakes: Intake[] = [];
	rules: Rule[] = [];
	/** Asset types that only this tenant has, in addition to those of every tenant. */
	assetTypes: Named[] = [];
	customStatuses: CustomStatus[] = [];
	customPriorities: CustomPriority[] = [];
	customVerdicts: CustomVerdict[] = [];
	customFields: CustomField[] = [];

	/** The uuid of the custom status that stands for one of the five fixed statuses of alerts. */
	convertedStatus(status: StatusName): string | null {
		const found = this.customStatuses.find((custom) => custom.appliesTo.includes('alert') && custom.label === status);
		return found?.uuid ?? null;
	}

	/** The first case status of this stage. */
	caseStatus(stage: CustomStatus['stage']): CustomStatus {
		const found = this.customStatuses.find((custom) => custom.appliesTo.includes('case') && custom.stage === stage);
		if (!found) throw new Error(`No case status for stage ${stage}`);
		return found;
	}

	customStatus(uuid: string | null | undefined): CustomStatus | undefined {
		return this.customStatuses.find((custom) => custom.uuid === uuid);
	}

	customPriority(uuid: string | null | undefined): CustomPriority | undefined {
		return this.customPriorities.find((custom) => custom.uuid === uuid);
	}

	customVerdict(uuid: string | null | undefined): CustomVerdict | undefined {
		return this.customVerdicts.find((custom) => custom.uuid === uuid);
	}
}
