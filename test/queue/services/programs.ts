import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Debian keeps the server programs of each Postgres version outside the PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

function postgresFolders(): string[] {
	if (!existsSync(DEBIAN_POSTGRES)) return [];
	const versions = readdirSync(DEBIAN_POSTGRES).sort((one, other) => Number(other) - Number(one));
	return versions.map((version) => join(DEBIAN_POSTGRES, version, 'bin'));
}

/** Finds an installed program. @returns its path. @throws an error that says how to install it */
export function findProgram(name: string): string {
	const folders = [...postgresFolders(), ...(process.env.PATH ?? '').split(':')];
	const folder = folders.find((candidate) => candidate !== '' && existsSync(join(candidate, name)));
	if (folder) return join(folder, name);
	throw new Error(
		`"${name}" is not installed. The queue tests need Postgres and Redis; on Debian or Ubuntu: apt-get update && apt-get install -y postgresql redis-server`,
	);
}

/** A user of this machine as whom a program can run. */
export interface SystemUser {
	uid: number;
	gid: number;
	/** Runs a command as this user when put in front of it. */
	prefix: string[];
}

/** As root, the user that the Postgres package created, since Postgres refuses to run as root; otherwise undefined. */
export function postgresUser(): SystemUser | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const [uid = NaN, gid = NaN] = ['-u', '-g'].map((flag) =>
		Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout, 10),
	);
	if (Number.isNaN(uid)) throw new Error('Postgres does not run as root, and there is no user "postgres" to run it as.');
	return { uid, gid, prefix: [findProgram('setpriv'), `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'] };
}
