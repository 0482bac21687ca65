import type { Route } from '../http/route';
import { accountRoutes } from './account';
import { allCommentRoutes } from './allComments';
import { alertCommentRoutes } from './alertComments';
import { alertHistoryRoutes } from './alertHistory';
import { alertListRoutes } from './alertLists';
import { alertRoutes } from './alerts';
import { assetV1Routes } from './assetsV1';
import { assetV2Routes } from './assetsV2';
import { avatarRoutes } from './avatars';
import { caseRoutes } from './cases';
import { contentProposalRoutes } from './contentProposals';
import { countermeasureRoutes } from './countermeasures';
import { eventSearchRoutes } from './eventSearch';
import { eventStatsRoutes } from './eventStats';
import { intakeRoutes } from './intake';
import { intelligenceRoutes } from './intelligence';
import { iocCollectionRoutes } from './iocCollections';
import { notebookRoutes } from './notebooks';
import { predictRoutes } from './predict';
import { referenceRoutes } from './reference';
import { ruleRoutes } from './rules';
import { trackerRoutes } from './trackers';

export const ALL_ROUTES: Route[] = [
	...accountRoutes,
	...alertRoutes,
	...alertCommentRoutes,
	...allCommentRoutes,
	...alertHistoryRoutes,
	...alertListRoutes,
	...countermeasureRoutes,
	...caseRoutes,
	...assetV1Routes,
	...assetV2Routes,
	...eventSearchRoutes,
	...eventStatsRoutes,
	...contentProposalRoutes,
	...intelligenceRoutes,
	...iocCollectionRoutes,
	...trackerRoutes,
	...predictRoutes,
	...intakeRoutes,
	...referenceRoutes,
	...avatarRoutes,
	...ruleRoutes,
	...notebookRoutes,
];
