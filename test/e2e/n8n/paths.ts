import { join, resolve } from 'node:path';

/** The checkout, and the folder that holds n8n with its own package.json and lock file. */
export const projectFolder = resolve(__dirname, '../../..');
export const e2eFolder = join(projectFolder, 'test', 'e2e');
