import type { Stage } from '../../../e2e/stage';
import type { Report } from '../report';

/** One story of the demo: a workflow, its run, and a look at what it changed in SEKOIA.IO. */
export interface Scenario {
	title: string;
	/** Creates its workflow, runs it, reports each step, and checks the outcome with `report.check`. */
	play(stage: Stage, report: Report): Promise<void>;
}
