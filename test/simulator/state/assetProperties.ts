import type { Asset } from './model';

/** The two kinds of properties of an asset: `atoms` recognize it in events, `props` describe it. */
export type PropertyKind = 'atoms' | 'props';

/** Adds a value to a property of an asset, which has each value once. */
export function addValue(asset: Asset, kind: PropertyKind, property: string, value: string): void {
	// Names come from clients: in a Map even `__proto__` is an ordinary one.
	const properties = new Map(Object.entries(asset[kind]));
	const values = properties.get(property) ?? [];
	if (!values.includes(value)) properties.set(property, [...values, value]);
	asset[kind] = Object.fromEntries(properties);
}
