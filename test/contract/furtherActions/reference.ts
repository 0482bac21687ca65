import type { DocumentedAction } from '../action';

export const referenceActions: readonly DocumentedAction[] = [];
