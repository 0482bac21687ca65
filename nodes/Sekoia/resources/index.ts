import type { Resource } from '../engine/operation';
import { alert } from './alert';
import { asset } from './asset';
import { assetV2 } from './assetV2';
import { caseResource } from './case';
import { contentProposal } from './contentProposal';
import { countermeasure } from './countermeasure';
import { event } from './event';
import { indicator } from './indicator';
import { iocCollection } from './iocCollection';
import { observable } from './observable';
import { report } from './report';
import { rule } from './rule';
import { trackerNotification } from './trackerNotification';
import { user } from './user';

/** Every resource of the node, in the order of the dropdown. */
export const resources: readonly Resource[] = [
	alert,
	assetV2,
	asset,
	caseResource,
	contentProposal,
	countermeasure,
	report,
	event,
	indicator,
	iocCollection,
	observable,
	rule,
	trackerNotification,
	user,
];
