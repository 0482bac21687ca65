import type { DocumentedAction } from '../action';

export const ruleActions: readonly DocumentedAction[] = [];
