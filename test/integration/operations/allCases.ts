import { alertCases } from './alert.cases';
import { alertSearchCases } from './alertSearch.cases';
import { alertThreadCases } from './alertThread.cases';
import { assetCases } from './asset.cases';
import { assetV2Cases } from './assetV2.cases';
import { caseCases } from './case.cases';
import { caseRecordCases } from './caseRecord.cases';
import { caseSearchCases } from './caseSearch.cases';
import { contentProposalCases } from './contentProposal.cases';
import { countermeasureCases } from './countermeasure.cases';
import { eventCases } from './event.cases';
import { indicatorCases } from './indicator.cases';
import { iocCollectionCases } from './iocCollection.cases';
import { observableCases } from './observable.cases';
import type { OperationCase } from './operationCase';
import { reportCases } from './report.cases';
import { ruleCases } from './rule.cases';
import { simplifyCases } from './simplify.cases';
import { trackerNotificationCases } from './trackerNotification.cases';
import { userCases } from './user.cases';

/** The cases of every operation. */
export const allCases: OperationCase[] = [
	...alertCases,
	...alertSearchCases,
	...alertThreadCases,
	...assetCases,
	...assetV2Cases,
	...caseCases,
	...caseRecordCases,
	...caseSearchCases,
	...contentProposalCases,
	...countermeasureCases,
	...eventCases,
	...indicatorCases,
	...iocCollectionCases,
	...observableCases,
	...reportCases,
	...ruleCases,
	...simplifyCases,
	...trackerNotificationCases,
	...userCases,
];
