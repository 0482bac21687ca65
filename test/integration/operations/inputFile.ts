import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesFolder } from '../../harness/engine';

/** Writes a file that nodes may read. @returns its path */
export function writeInput(name: string, content: string | Buffer): string {
	mkdirSync(filesFolder, { recursive: true });
	const path = join(filesFolder, name);
	writeFileSync(path, content);
	return path;
}
