import { byId, sekoia } from '../tools/demo/workflows';
import type { CredentialReference } from '../e2e/n8n/api';
import { chain, manualTrigger, type WorkflowDefinition } from '../e2e/n8n/workflow';
import { uses, type Simulator } from '../e2e/stage';

/** A workflow that answers calls of the webhook `path` with the alert that they ask for. */
export const lookUpWorkflow = (
	credential: CredentialReference,
	path: string,
	requestOptions: { requestsPerSecond?: number } = {},
): WorkflowDefinition =>
	chain(`Look up an alert (${path})`, [
		{
			name: 'Asked for an alert',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode' },
		},
		sekoia(credential, 'Get it', 'alert', 'get', { uuid: byId('={{ $json.body.uuid }}'), requestOptions }),
	]);

/** A workflow that looks an alert up when the button in the editor is pressed. */
export const manualWorkflow = (credential: CredentialReference, uuid: string): WorkflowDefinition =>
	chain('Look up by hand', [manualTrigger, sekoia(credential, 'Get it', 'alert', 'get', { uuid: byId(uuid) })]);

const PUSH_FILE = 'Push its file';
const COMMENT = 'Comment it';
/** The trigger of `alertWorkflow`. */
export const ON_ALERT = 'When an alert is raised';
/** The last node of `alertWorkflow`. */
export const KEEP_COMMENT = 'Keep the comment';
/** The comment that the workflow adds to an alert each time it gets that far. */
export const COMMENT_TEXT = 'Seen by n8n';

/**
 * A workflow that, for each new alert, pushes the trigger's file to an intake, comments the alert, and makes a
 * file of the comment. So one file goes from the main process to a worker, and another one the other way.
 */
export const alertWorkflow = (credential: CredentialReference, { intakeKey, intakeUrl }: Simulator): WorkflowDefinition =>
	chain('Handle an alert', [
		{
			name: ON_ALERT,
			type: 'n8n-nodes-sekoia.sekoiaTrigger',
			parameters: { events: ['alertCreated'], options: { attachFile: true } },
			credentials: uses(credential),
		},
		sekoia(credential, PUSH_FILE, 'event', 'pushToIntake', {
			intakeFrom: 'key',
			intakeKey,
			inputMode: 'binary',
			binaryPropertyName: 'alert',
			options: { intakeServer: intakeUrl },
		}),
		sekoia(credential, COMMENT, 'alert', 'addComment', {
			uuid: byId(`={{ $('${ON_ALERT}').first().json.alert_uuid }}`),
			content: COMMENT_TEXT,
		}),
		{
			name: KEEP_COMMENT,
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			parameters: { operation: 'toJson', mode: 'each', options: { fileName: 'comment.json' } },
		},
	]);
