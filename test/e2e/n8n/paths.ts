import { join, resolve } from 'node:path';

/** The folder of the project. */
export const projectFolder = resolve(__dirname, '../../..');

/** The folder that contains n8n, with its own package.json and lock file. */
export const e2eFolder = join(projectFolder, 'test', 'e2e');
