/**
 * A stateful SEKOIA.IO on loopback, for tests and for trying things out.
 *
 * A request passes through `server` (records it, injects `faults`, checks `access`), `router`, the checks of
 * `query` and `body` + `schema`, and a handler in `routes`, which changes the `world`; the world raises
 * `notifications`, and `live` sends them. What a world holds at the start comes from `seed`.
 */
export { startSimulator, Simulator, type SimulatorOptions } from './control/simulator';
export { sendAlertWebhook, sendNotificationWebhook, type WebhookAnswer, type WebhookOptions } from './live/webhookSender';
export { PERMISSIONS, type ApiKeyOptions, type Permission } from './http/access';
export { ALERT_STATUSES, WORKFLOW_ACTIONS, type StatusName } from './state/constants';
export type { AlertChange, AlertDraft } from './state/alertBook';
export type { CaseChange, CaseDraft } from './state/caseBook';
export type { Fault } from './control/faults';
export type { Handshake } from './live/live';
export type { Json, JsonObject } from './json';
export type * from './state/model';
export type { Part } from './http/multipart';
export type { Raised } from './live/notifications';
export type { RecordedRequest } from './control/recorder';
export type { JobOutcome, SearchJob } from './state/searchJobs';
export type { LiveApi } from './live/live';
export type { World } from './state/world';
