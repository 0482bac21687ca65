/** What fills the lists of resource locators: one file for each kind of object. */
export { searchAlertEntities } from './alertEntities';
export { searchAlertRules } from './alertRules';
export { searchAlerts, searchAlertUuids } from './alerts';
export { searchAssets } from './assets';
export { searchAssetsV2, searchAssetsV2WithRevoked } from './assetsV2';
export { searchAssetTypes } from './assetTypes';
export { searchCases } from './cases';
export { searchCommunities } from './communities';
export { searchCountermeasures } from './countermeasures';
export { searchEntities } from './entities';
export { searchIntakes } from './intakes';
export { searchIocCollections } from './iocCollections';
export { searchReports } from './reports';
export { searchRules } from './rules';
export { searchAvatars, searchUsers } from './users';
export { searchWorkflowActions } from './workflowActions';
