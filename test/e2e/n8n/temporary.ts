import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for temporary files. */
export interface TemporaryFolder {
	path: string;
	remove(): Promise<void>;
}

/** Creates a folder for temporary files, which is removed at the latest when this process exits. */
export async function temporaryFolder(purpose: string): Promise<TemporaryFolder> {
	const path = await mkdtemp(join(tmpdir(), `n8n-nodes-sekoia-${purpose}-`));
	const options = { recursive: true, force: true, maxRetries: 5 };
	const removeAtExit = (): void => rmSync(path, options);
	process.once('exit', removeAtExit);
	return {
		path,
		remove: async () => {
			await rm(path, options);
			process.removeListener('exit', removeAtExit);
		},
	};
}
