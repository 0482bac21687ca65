import { alert, alertComment, alertDetails, countermeasure, historyEntry, workflow } from './alert';
import { asset, assetWithCompliance, listedAsset } from './asset';
import { alertsOfCase, caseComment, caseDetails, listedCase } from './case';
import { iocCollection } from './intelligence';
import type { Members } from './shape';
import { avatar } from './user';

/**
 * The documented items of operations, as `resource.operation`. An operation that is missing outputs what the node
 * makes up itself, or what no public file describes.
 */
export const documentedItems: Readonly<Record<string, Members>> = {
	'alert.addComment': alertComment,
	'alert.get': alertDetails,
	'alert.getComments': alertComment,
	'alert.getHistory': historyEntry,
	'alert.search': alert,
	'alert.update': alert,
	'alert.updateStatus': workflow,
	'assetV2.create': asset,
	'assetV2.get': assetWithCompliance,
	'assetV2.getAll': listedAsset,
	'assetV2.merge': asset,
	'assetV2.restore': asset,
	'assetV2.revoke': asset,
	'assetV2.update': asset,
	'case.addComment': caseComment,
	'case.attachAlerts': alertsOfCase,
	'case.create': caseDetails,
	'case.get': caseDetails,
	'case.getComments': caseComment,
	'case.search': listedCase,
	'case.update': caseDetails,
	'countermeasure.activate': countermeasure,
	'countermeasure.deny': countermeasure,
	'countermeasure.getAll': countermeasure,
	'iocCollection.getAll': iocCollection,
	'user.getAll': avatar,
};
