import type { Scenario } from './scenario';
import { triageEachAlert } from './triageEachAlert';
import { triageNewestAlert } from './triageNewestAlert';

/** In the order in which the demo plays them. A further one is one more file and one more line here. */
export const scenarios: Scenario[] = [triageNewestAlert, triageEachAlert];
