import type { Scenario } from './scenario';
import { triageEachAlert } from './triageEachAlert';
import { triageNewestAlert } from './triageNewestAlert';

/** The scenarios in the order in which the demo plays them. */
export const scenarios: Scenario[] = [triageNewestAlert, triageEachAlert];
