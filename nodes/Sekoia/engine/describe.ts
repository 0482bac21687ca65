import { updateDisplayOptions, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import type { AnyField, Entry } from '../../shared/fields/field';
import type { Operation, Resource } from './define';
import { requestOptionsProperty } from './requestOptions';

/** n8n lists collection members in the order given; users look them up by name. */
function byDisplayName(one: INodeProperties, other: INodeProperties): number {
	return one.displayName.localeCompare(other.displayName, 'en');
}

function toProperty(entry: Entry): INodeProperties {
	if (entry.kind === 'field') return { ...entry.property };
	const members = entry.fields.map((member: AnyField) => ({ ...member.property }));
	return { ...entry.property, options: members.sort(byDisplayName) };
}

function operationOption({ name, value, action, description }: Operation): INodePropertyOptions {
	return { name, value, action, description };
}

function resourceProperty(resources: readonly Resource[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value, description }) => ({ name, value, description })),
		default: 'alert',
	};
}

function operationProperty(resource: Resource): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(operationOption),
		default: '',
	};
	return { ...property, default: resource.defaultOperation };
}

/** All properties of the node: the two dropdowns, each operation's fields, the request options. */
export function buildProperties(resources: readonly Resource[]): INodeProperties[] {
	const fields = resources.flatMap((resource) =>
		resource.operations.flatMap((operation) =>
			updateDisplayOptions(
				{ show: { resource: [resource.value], operation: [operation.value] } },
				operation.fields.map(toProperty),
			),
		),
	);
	return [resourceProperty(resources), ...resources.map(operationProperty), ...fields, requestOptionsProperty];
}
