import type { DocumentedAction } from '../action';

export const intelligenceActions: readonly DocumentedAction[] = [];
