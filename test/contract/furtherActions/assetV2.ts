import type { DocumentedAction } from '../action';

export const assetV2Actions: readonly DocumentedAction[] = [];
