import type { Resource } from '../operations/operation';
import { alert } from './alert';
import { event } from './event';

/** Every resource of the node, in the order of the dropdown. */
export const resources: readonly Resource[] = [alert, event];
