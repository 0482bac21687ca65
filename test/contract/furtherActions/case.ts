import type { DocumentedAction } from '../action';

export const caseActions: readonly DocumentedAction[] = [];
