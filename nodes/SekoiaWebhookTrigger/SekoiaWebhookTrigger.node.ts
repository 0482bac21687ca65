import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { propertiesOf } from '../shared/fields/properties';
import { credentialTest } from '../shared/http/credentialTest';
import { toNodeError, toOneLineError } from '../shared/nodeError';
import { webhookFields } from './settings';
import { checkSettings, handleCall } from './webhook';

/** The trigger that SEKOIA.IO calls. */
export class SekoiaWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SEKOIA.IO Webhook Trigger',
		name: 'sekoiaWebhookTrigger',
		icon: { light: 'file:../../icons/sekoia.svg', dark: 'file:../../icons/sekoia.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["alertDetails"] === "full" ? "alert in full" : "what the call tells" }}',
		description: 'Starts the workflow when SEKOIA.IO calls its webhook, from a notification rule or a playbook',
		eventTriggerDescription: 'Waiting for a call of SEKOIA.IO',
		activationMessage: 'The workflow starts with each call of the production URL. Enter that URL in SEKOIA.IO if it is not there yet.',
		triggerPanel: {
			header: 'Listen for a call of SEKOIA.IO',
			executionsHelp: {
				inactive:
					'While you build: click Listen and let SEKOIA.IO call the test URL. <br /><br />When it works: publish the workflow and paste the production URL into SEKOIA.IO.',
				active:
					'While you build: click Listen and let SEKOIA.IO call the test URL. <br /><br />The workflow is published and starts with each call of the production URL; those executions are in the executions list.',
			},
			activationHint: 'Once the workflow is published, SEKOIA.IO can call the production URL at any time.',
		},
		defaults: { name: 'SEKOIA.IO Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sekoiaApi', required: false, testedBy: 'testSekoiaCredential' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without a text, n8n answers with the name of a setting.
				responseData: 'Workflow was started',
				path: 'webhook',
			},
		],
		properties: propertiesOf(webhookFields),
	};

	methods = { credentialTest };

	/** The URL is entered in SEKOIA.IO by hand, so there is nothing to register, find or remove there. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				try {
					checkSettings(this);
				} catch (error) {
					throw toOneLineError(this.getNode(), error);
				}
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	/** Starts the workflow for a call that is authorized and usable; answers the others. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		try {
			return await handleCall(this);
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	}
}
