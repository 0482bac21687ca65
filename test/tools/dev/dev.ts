import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { N8nApi } from '../../e2e/n8n/api';
import { packProject } from '../../e2e/n8n/pack';
import { startN8n } from '../../e2e/n8n/server';
import { openStage, OWNER } from '../../e2e/stage';
import { interrupted, listenForInterruption } from '../interruption';

const project = join(__dirname, '../../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Compiles every change of a source file right into the installed package, where n8n sees it. */
function compileInto(userFolder: string) {
	const installed = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-sekoia/dist');
	const compiler = join(project, 'node_modules/typescript/bin/tsc');
	const options = ['-p', 'tsconfig.json', '--outDir', installed, '--watch', '--preserveWatchOutput'];
	return spawn(process.execPath, [compiler, ...options], { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** `npm run dev`: the package in a real n8n that reloads its nodes after every change of a source file. */
async function main(): Promise<void> {
	const packed = await packProject({ log: say });
	// n8n watches its packages only in this mode.
	const env = { NODE_ENV: 'development', N8N_DEV_RELOAD: 'true' };
	const server = await startN8n({ packageTarball: packed.tarball, env, log: say }).finally(packed.remove);
	const compiler = compileInto(server.userFolder);
	try {
		const api = new N8nApi(server.url);
		await api.ownerSetup(OWNER);
		const { simulator } = await openStage(api, { alerts: 200, events: 10_000 });
		say(`\nn8n's editor: ${server.url}   e-mail ${OWNER.email}   password ${OWNER.password}`);
		say('Change a file under nodes/ or credentials/: n8n reloads its nodes, and the editor with them. Ctrl-C ends everything.');
		await interrupted();
		await simulator.stop();
	} finally {
		compiler.kill();
		await server.stop();
	}
}

listenForInterruption();
main().then(
	() => process.exit(0),
	(error: unknown) => {
		say(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
