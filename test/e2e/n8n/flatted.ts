/**
 * Parses "flatted" JSON, in which n8n keeps an execution's data: an array that contains each object, array and
 * string once, and in which references are indexes written as strings. Element 0 is the root.
 */
export function parseFlatted(text: string): unknown {
	const cells = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();

	const resolve = (value: unknown): unknown => (typeof value === 'string' ? build(Number(value)) : value);
	const build = (index: number): unknown => {
		const cell = cells[index];
		if (typeof cell !== 'object' || cell === null) return cell;
		if (built.has(index)) return built.get(index);
		const target: Record<string | number, unknown> | unknown[] = Array.isArray(cell) ? [] : {};
		built.set(index, target);
		for (const [key, value] of Object.entries(cell)) Reflect.set(target, key, resolve(value));
		return target;
	};
	return build(0);
}
