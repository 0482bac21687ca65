import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { credentialTest } from '../shared/http/credentialTest';
import { buildProperties, subtitleOf } from './engine/describe';
import { executeOperation } from './engine/execute';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import { resources } from './resources';

/** The node for actions: runs one operation of one resource for its input items. */
export class Sekoia implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SEKOIA.IO',
		name: 'sekoia',
		icon: { light: 'file:../../icons/sekoia.svg', dark: 'file:../../icons/sekoia.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitleOf(resources),
		description: 'Work with alerts, cases, assets, events and threat intelligence of the SEKOIA.IO SOC platform',
		defaults: { name: 'SEKOIA.IO' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		hints: [
			{
				message:
					'Each event is an item, so the nodes after this one run once per event. To run them once, turn on <b>Output as One Item</b>.',
				whenToDisplay: 'afterExecution',
				location: 'outputPane',
				displayCondition:
					'={{ $parameter["resource"] === "event" && $parameter["operation"] === "search" && !$parameter["outputAsOneItem"] }}',
			},
		],
		credentials: [{ name: 'sekoiaApi', required: true, testedBy: 'testSekoiaCredential' }],
		properties: buildProperties(resources),
	};

	methods = { credentialTest, listSearch, loadOptions };

	/** Output items in input order, each paired with the item it comes from. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await executeOperation(this, resources)];
	}
}
