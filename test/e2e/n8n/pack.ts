import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { npm, type Log } from './command';
import { projectFolder } from './paths';
import { temporaryFolder } from './temporary';

/** The package as a file for npm. */
export interface PackedPackage {
	tarball: string;
	remove(): Promise<void>;
}

/** Builds the project and packs it as it would be published. */
export async function packProject({ log = () => {} }: { log?: Log } = {}): Promise<PackedPackage> {
	const { path: folder, remove } = await temporaryFolder('pack');
	try {
		log('Building the package.');
		await npm(['run', 'build'], { cwd: projectFolder });
		log('Packing it.');
		const output = await npm(['pack', '--json', '--pack-destination', folder], { cwd: projectFolder });
		const [packed] = JSON.parse(output) as Array<{ filename: string }>;
		if (!packed) throw new Error('npm pack made no file.');
		return { tarball: join(folder, packed.filename), remove };
	} catch (error) {
		await remove();
		throw error;
	}
}

/** Installs a packed package where n8n looks for community packages, as users do by hand. */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodesFolder, { recursive: true });
	await npm(
		['install', tarball, '--ignore-scripts', '--omit=dev', '--omit=peer', '--legacy-peer-deps', '--no-audit', '--no-fund'],
		{ cwd: nodesFolder },
	);
}
