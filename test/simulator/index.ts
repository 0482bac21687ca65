/**
 * A stateful SEKOIA.IO on loopback, for tests and for trying things out; README.md says how it works.
 * Code outside this folder imports from here only.
 */
export { Client, type CallOptions } from './control/client';
export type { Fault } from './control/faults';
export { startSimulator, type Simulator, type SimulatorOptions } from './control/simulator';
export { PERMISSIONS } from './http/access';
export type { RecordedRequest } from './http/recorder';
export type { Json, JsonObject } from './json';
export type { Raised } from './live/notifications';
export { sendAlertWebhook, sendNotificationWebhook, type WebhookOptions } from './live/webhookSender';
export { parseTime } from './search/timeExpression';
export { ALERT_STATUSES, WORKFLOW_ACTIONS } from './state/alertWorkflow';
export type { Alert, Case } from './state/model';
export type { JobOutcome } from './state/searchJobs';
