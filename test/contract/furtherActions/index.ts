import type { DocumentedAction } from '../action';
import { alertActions } from './alert';
import { assetV2Actions } from './assetV2';
import { caseActions } from './case';
import { intelligenceActions } from './intelligence';
import { ruleActions } from './rule';
import { userActions } from './user';

/** Actions that SEKOIA.IO documents beyond the 24 of its playbook module v2.14. */
export const furtherActions: readonly DocumentedAction[] = [
	...alertActions,
	...assetV2Actions,
	...caseActions,
	...intelligenceActions,
	...ruleActions,
	...userActions,
];
