import type { Row } from '../run/row';
import { fileRows } from './files';
import { pushRows } from './push';
import { readRows } from './read';

export { fileRows, pushRows, readRows };

/** The row with this name. @throws when there is none */
export function rowNamed(name: string): Row {
	const row = [...pushRows, ...readRows, ...fileRows].find((one) => one.name === name);
	if (!row) throw new Error(`There is no row "${name}"`);
	return row;
}
