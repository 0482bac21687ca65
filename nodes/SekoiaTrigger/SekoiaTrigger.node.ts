import {
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { searchAlertEntities, searchAlertRules, searchAssetsV2, searchCommunities } from '../Sekoia/methods/listSearch';
import { getAllAlertStatuses, getVerdicts } from '../Sekoia/methods/loadOptions';
import { propertiesOf } from '../shared/fields/properties';
import { credentialTest } from '../shared/http/credentialTest';
import { toTriggerError } from './activation';
import { triggerFields } from './alert/settings';
import { openTrigger } from './trigger';

/** The trigger that listens to the LiveAPI. */
export class SekoiaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SEKOIA.IO Trigger',
		name: 'sekoiaTrigger',
		icon: { light: 'file:../../icons/sekoia.svg', dark: 'file:../../icons/sekoia.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].map((event) => event.replace(/([A-Z])/g, " $1").replace(/^./, (first) => first.toUpperCase())).join(", ") }}',
		description: 'Starts the workflow when an alert of SEKOIA.IO is created, updated or commented, within a second',
		eventTriggerDescription: 'Waiting for an alert event of SEKOIA.IO',
		activationMessage: 'The workflow will start with each chosen alert event. Its executions list shows them, and what goes wrong.',
		triggerPanel: {
			header: 'Listen for alert events',
			executionsHelp: {
				inactive:
					'While you build: test this node to see the newest alert as an example, or switch off "Sample in Test Mode" and change an alert in SEKOIA.IO. <br /><br />When it works: publish the workflow. It then starts with each event; see the executions list.',
				active:
					'While you build: test this node to see the newest alert as an example. <br /><br />The workflow is published and starts with each event by itself; those executions are in the executions list, not in the editor.',
			},
			activationHint: 'Once the workflow is published, it starts with each event by itself. What happens while n8n is down is recovered.',
		},
		defaults: { name: 'SEKOIA.IO Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sekoiaApi', required: true, testedBy: 'testSekoiaCredential' }],
		properties: propertiesOf(triggerFields),
	};

	methods = {
		credentialTest,
		listSearch: { searchAlertEntities, searchAlertRules, searchAssetsV2, searchCommunities },
		loadOptions: { getAllAlertStatuses, getVerdicts },
	};

	/** Connects to the LiveAPI, or prepares a test in the editor. @throws when the key or an address is wrong */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		try {
			return await openTrigger(this);
		} catch (error) {
			throw toTriggerError(this, error);
		}
	}
}
