import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(__dirname, '../../..');

/** Folders with files that are installed or made. */
const SKIPPED = ['node_modules', 'dist', 'reports', '.git'];

/** All files below a folder, as paths from the project's folder. Works in a copy of the project without git, too. */
export function filesIn(folder = '.'): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter(({ name }) => !SKIPPED.includes(name))
		.flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** The text of a file of the project. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A JSON file of the project. */
export const jsonOf = <T>(file: string): T => JSON.parse(textOf(file)) as T;
