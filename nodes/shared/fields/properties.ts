import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';

import { isJsonObject } from '../json';
import type { Entry } from './field';

/** n8n lists the members of a collection in the order given; users look them up by name. */
const byDisplayName = (one: INodeProperties, other: INodeProperties) => one.displayName.localeCompare(other.displayName, 'en');

/** Fields as n8n's editor takes them. */
export function propertiesOf(entries: readonly Entry[]): INodeProperties[] {
	return entries.map((entry) =>
		entry.kind === 'field'
			? { ...entry.property }
			: { ...entry.property, options: entry.fields.map(({ property }) => ({ ...property })).sort(byDisplayName) },
	);
}

/** The parameters, those of secret fields masked. */
function masked(parameters: INodeParameters, entries: readonly Entry[]): INodeParameters {
	const copy = { ...parameters };
	for (const entry of entries) {
		const { name, typeOptions } = entry.property;
		const value = copy[name];
		if (entry.kind !== 'field') {
			if (isJsonObject(value)) copy[name] = masked(value as INodeParameters, entry.fields);
		} else if (typeOptions?.password === true && name in copy) {
			copy[name] = '***';
		}
	}
	return copy;
}

/**
 * The node as errors may carry it: n8n stores it with the execution, parameters included, so the values of
 * secret fields (those that the editor shows as passwords) are masked.
 */
export function withoutSecrets(node: INode, entries: readonly Entry[]): INode {
	return { ...node, parameters: masked(node.parameters, entries) };
}
