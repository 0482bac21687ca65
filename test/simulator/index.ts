/**
 * A stateful SEKOIA.IO on loopback, for tests and for trying things out.
 *
 * A request passes through `server` (records it, injects `faults`, checks `access`), `router`, the checks of
 * `query` and `body` + `schema`, and a handler in `routes`, which changes the `world`; the world raises
 * `notifications`, and `live` sends them. What a world holds at the start comes from `seed`.
 */
export { startSimulator, Simulator, type SimulatorOptions } from './simulator';
export { sendAlertWebhook, sendNotificationWebhook, type WebhookAnswer, type WebhookOptions } from './webhookSender';
export { PERMISSIONS, type ApiKeyOptions, type Permission } from './access';
export { ALERT_STATUSES, WORKFLOW_ACTIONS, type StatusName } from './constants';
export type { AlertChange, AlertDraft } from './alertBook';
export type { CaseChange, CaseDraft } from './caseBook';
export type { Fault } from './faults';
export type { Handshake } from './live';
export type { Json, JsonObject } from './json';
export type * from './model';
export type { Part } from './multipart';
export type { Raised } from './notifications';
export type { RecordedRequest } from './recorder';
export type { JobOutcome, SearchJob } from './searchJobs';
export type { LiveApi } from './live';
export type { World } from './world';
