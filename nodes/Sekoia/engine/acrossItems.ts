import { readValues } from '../../shared/fields/values';
import type { AnyValues, Operation } from './operation';
import type { NodeParameters } from './parameters';

/** What the input items of one execution have in common, for work that is done once for all of them. */
export class AcrossItems {
	private readonly done = new Map<string, Promise<unknown>>();

	constructor(
		private readonly operation: Operation,
		private readonly parameters: NodeParameters,
		private readonly count: number,
	) {}

	/**
	 * The result of some work, which the first item that needs it does.
	 * @param key what the work is called within the execution
	 * @throws what the work throws, for each item that needs it
	 */
	async once<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
		const doing = this.done.get(key) ?? work();
		this.done.set(key, doing);
		return (await doing) as Result;
	}

	/** The values of all items, names not yet replaced by IDs. An item that cannot be read is left out: it tells why itself. */
	readable(): AnyValues[] {
		return Array.from({ length: this.count }, (_, item) => {
			try {
				return readValues(this.operation.fields, this.parameters.ofItem(item)) as AnyValues;
			} catch {
				return undefined;
			}
		}).filter((values) => values !== undefined);
	}

	/** The values that a field has for the items. One that cannot be read is left out: its own item tells why. */
	valuesOf(name: string): unknown[] {
		const fields = this.operation.fields.filter(({ property }) => property.name === name);
		return Array.from({ length: this.count }, (_, item) => {
			try {
				return (readValues(fields, this.parameters.ofItem(item)) as AnyValues)[name];
			} catch {
				return undefined;
			}
		}).filter((value) => value !== undefined);
	}
}
