export * from './sources';
export { searchAssetTypes } from './assetTypes';
export { searchWorkflowActions } from './workflowActions';
