import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

const hasExpression = (value: unknown): boolean =>
	typeof value === 'string' ? value.startsWith('=') : typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);

/**
 * The node's parameters. n8n evaluates one in about a tenth of a millisecond, so those without an
 * expression, which are the same for every item, are read once.
 */
export class Parameters {
	private readonly stored: INodeParameters;
	private readonly constants = new Map<string, unknown>();

	constructor(private readonly functions: IExecuteFunctions) {
		this.stored = functions.getNode().parameters;
	}

	/** @returns null for a field that the editor does not show, which has no value */
	valueOf(name: string, itemIndex: number): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const value: unknown = this.functions.getNodeParameter(name, itemIndex, null);
		if (!hasExpression(this.stored[name])) this.constants.set(name, value);
		return value;
	}
}
