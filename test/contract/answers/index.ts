import { alert, alertComment, alertDetails, countermeasure, historyEntry, workflow } from './alert';
import { asset, assetWithCompliance, listedAsset } from './asset';
import { alertsOfCase, caseComment, caseDetails, listedCase } from './case';
import { assetV1, keyOrAttribute, listedAssetV1 } from './assetV1';
import { contentProposal, contentProposalInData, iocCollection, prediction, report, trackerNotification } from './intelligence';
import {
	addedEvents,
	addedProperty,
	commonValues,
	deleted,
	includedInAlert,
	indicatorContext,
	pushedEvents,
	removedEvent,
	sentIndicators,
	uploadedObservables,
} from './nodeMade';
import { rule } from './rule';
import type { Members } from './shape';
import { avatar } from './user';

/** The items of operations, as `resource.operation`: as the sources named in the files here document them, or as the node makes them. */
export const documentedItems: Readonly<Record<string, Members>> = {
	'alert.addComment': alertComment,
	'alert.get': { ...alertDetails, ...includedInAlert },
	'alert.getComments': alertComment,
	'alert.getHistory': historyEntry,
	'alert.predictState': prediction,
	'alert.search': alert,
	'alert.update': alert,
	'alert.updateStatus': workflow,
	'asset.addAttribute': keyOrAttribute,
	'asset.addKey': keyOrAttribute,
	'asset.create': assetV1,
	'asset.delete': deleted,
	'asset.get': assetV1,
	'asset.getAll': listedAssetV1,
	'assetV2.addProperty': addedProperty,
	'assetV2.create': asset,
	'assetV2.delete': deleted,
	'assetV2.get': assetWithCompliance,
	'assetV2.getAll': listedAsset,
	'assetV2.merge': asset,
	'assetV2.restore': asset,
	'assetV2.revoke': asset,
	'assetV2.update': asset,
	'case.addComment': caseComment,
	'case.addEvents': addedEvents,
	'case.attachAlerts': alertsOfCase,
	'case.create': caseDetails,
	'case.delete': deleted,
	'case.get': caseDetails,
	'case.getComments': caseComment,
	'case.removeEvent': removedEvent,
	'case.search': listedCase,
	'case.update': caseDetails,
	'contentProposal.create': contentProposal,
	'contentProposal.createFromPdf': contentProposalInData,
	'contentProposal.createFromUrl': contentProposalInData,
	'countermeasure.activate': countermeasure,
	'countermeasure.deny': countermeasure,
	'countermeasure.getAll': countermeasure,
	'event.getFieldCommonValues': commonValues,
	'event.pushToIntake': pushedEvents,
	'indicator.getContext': indicatorContext,
	'iocCollection.addIndicators': sentIndicators,
	'iocCollection.getAll': iocCollection,
	'observable.upload': uploadedObservables,
	'report.get': report,
	'rule.disable': rule,
	'rule.enable': rule,
	'rule.get': rule,
	'rule.getAll': rule,
	'trackerNotification.create': trackerNotification,
	'user.getAll': avatar,
};

/** Operations whose items no source documents, and why their schemas are made from a run against the simulator. */
export const UNDOCUMENTED: Readonly<Record<string, string>> = {
	'event.search': 'an event is a flat object with the fields that its intake writes, mostly of ECS; the schema shows some that most have',
};
