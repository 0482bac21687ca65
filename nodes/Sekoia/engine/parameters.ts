import type { IExecuteFunctions } from 'n8n-workflow';

import { hasExpression } from '../../shared/fields/nothing';
import { isChoice, type Parameters } from '../../shared/fields/values';
import { isJsonObject } from '../../shared/json';

/**
 * The node's parameters. n8n evaluates one in about a tenth of a millisecond, so those without an
 * expression, which are the same for every item, are read once.
 */
export class NodeParameters {
	private readonly stored: Readonly<Record<string, unknown>>;
	private readonly timezone: string;
	private readonly constants = new Map<string, unknown>();

	constructor(private readonly functions: IExecuteFunctions) {
		this.stored = functions.getNode().parameters;
		this.timezone = functions.getTimezone();
	}

	/** The parameters as one input item has them. */
	ofItem(item: number): Parameters {
		const { stored, timezone } = this;
		const options = this.valueOf('options', item);
		return {
			valueOf: (name) => this.valueOf(name, item),
			stored,
			timezone,
			...(this.functions.getInputData().length > 1 ? { item } : {}),
			ignoreEmpty: isJsonObject(options) && isChoice(true, options.ignoreEmptyFilters),
		};
	}

	private valueOf(name: string, item: number): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const value: unknown = this.functions.getNodeParameter(name, item, null);
		if (!hasExpression(this.stored[name])) this.constants.set(name, value);
		return value;
	}
}
