import type { DocumentedAction } from '../action';

export const eventQueryActions: readonly DocumentedAction[] = [];
