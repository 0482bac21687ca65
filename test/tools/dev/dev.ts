import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { projectFolder } from '../../e2e/n8n/paths';
import { OWNER } from '../../e2e/stage';
import { interrupted, listenForInterruption } from '../command/interruption';
import { runCommand, say } from '../command/runCommand';
import { withStage } from '../command/withStage';

/** Compiles every change of a source file into the installed package, which n8n watches. */
function compileInto(userFolder: string) {
	const installed = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-sekoia/dist');
	const compiler = join(projectFolder, 'node_modules/typescript/bin/tsc');
	const options = ['-p', 'tsconfig.json', '--outDir', installed, '--watch', '--preserveWatchOutput'];
	return spawn(process.execPath, [compiler, ...options], { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** `npm run dev`: the package in a real n8n that reloads its nodes after every change of a source file. */
async function develop(): Promise<void> {
	// n8n watches its packages only in this mode.
	const env = { NODE_ENV: 'development', N8N_DEV_RELOAD: 'true' };
	await withStage({ alerts: 200, events: 10_000, env }, async ({ api }, { userFolder }) => {
		const compiler = compileInto(userFolder);
		say(`\nn8n's editor: ${api.url}   e-mail ${OWNER.email}   password ${OWNER.password}`);
		say('Change a file under nodes/ or credentials/: n8n reloads its nodes, and the editor with them. Ctrl-C ends everything.');
		await interrupted();
		compiler.kill();
	});
}

listenForInterruption();
runCommand(develop);
