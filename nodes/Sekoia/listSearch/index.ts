export * from '../../shared/listSearch';
export { searchAssetTypes } from './assetTypes';
export { searchWorkflowActions } from './workflowActions';
