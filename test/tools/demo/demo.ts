import { N8nApi } from '../../e2e/n8n/api';
import { packProject } from '../../e2e/n8n/pack';
import { ensureN8n } from '../../e2e/n8n/install';
import { startN8n } from '../../e2e/n8n/server';
import { CREDENTIAL_TYPE, credentialData, openStage, OWNER, type Stage } from '../../e2e/stage';
import { interrupted, listenForInterruption } from '../command/interruption';
import { Report } from './report';
import { scenarios } from './scenarios';

const USAGE = `Shows the package at work in a real n8n, against a simulated SEKOIA.IO on this machine.

  npm run demo             plays the examples, then leaves n8n's editor open until Ctrl-C
  npm run demo -- --once   plays the examples and ends: exit code 0 if everything went as promised, else 1
`;

/** Ends each started process; to be called in reverse order. */
const running: Array<() => Promise<void>> = [];

async function prepare(report: Report): Promise<Stage> {
	const n8n = await ensureN8n({ log: report.progress });
	const packed = await packProject({ log: report.progress });
	running.push(packed.remove);

	const server = await startN8n({ packageTarball: packed.tarball, log: report.progress });
	running.push(server.stop);
	const api = new N8nApi(server.url);
	await api.ownerSetup(OWNER);

	const stage = await openStage(api, { seed: 1, alerts: 2_000, events: 100_000 });
	running.push(async () => await stage.simulator.stop());
	report.progress(`n8n ${n8n.version} runs with the package installed, and so does a simulated SEKOIA.IO with 2,000 alerts and 100,000 events.`);
	return stage;
}

async function introduce({ api, simulator }: Stage, report: Report): Promise<void> {
	report.heading('What n8n found in the package:');
	const nodes = (await api.nodeTypes()).filter(({ name }) => name.startsWith('n8n-nodes-sekoia.'));
	for (const { displayName, name } of nodes) report.line(`  node "${displayName}" (${name})`);
	report.check('the package brings its nodes', nodes.length > 0);
	const test = await api.testCredential(CREDENTIAL_TYPE, credentialData(simulator));
	report.check(`the credential's test says "${test.message}"`, test.status === 'OK');
}

async function play(report: Report): Promise<Stage> {
	report.line('n8n-nodes-sekoia: the package at work in a real n8n');
	report.line();
	const stage = await prepare(report);
	await introduce(stage, report);
	for (const scenario of scenarios) {
		report.heading(scenario.title);
		await scenario.play(stage, report);
	}

	report.heading(
		report.failures === 0
			? 'Everything went as promised.'
			: `${report.failures} promise(s) not kept, see FAIL above.`,
	);
	return stage;
}

function leaveOpen({ api, simulator }: Stage, report: Report): void {
	report.heading(`n8n's editor is open at ${api.url}/home/workflows`);
	report.line(`  e-mail      ${OWNER.email}`);
	report.line(`  password    ${OWNER.password}`);
	report.line(`  SEKOIA.IO   ${simulator.url} (simulated; API key in the credential)`);
	for (const { what, url } of report.links) report.line(`  ${what}: ${url}`);
	report.line('Run the workflows again or build your own. Ctrl-C ends everything.');
}

async function end(): Promise<void> {
	for (const stop of running.reverse()) {
		await stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
	}
}

async function main(): Promise<number> {
	const report = new Report();
	try {
		// A Ctrl-C during the preparation does not wait for its end.
		const playing = play(report);
		playing.catch(() => {});
		const stage = await Promise.race([playing, interrupted()]);
		if (!stage) {
			report.heading('Interrupted, stopping ...');
			return 130;
		}
		if (!process.argv.includes('--once')) {
			leaveOpen(stage, report);
			await interrupted();
			report.heading('Stopping ...');
		}
		return report.failures === 0 ? 0 : 1;
	} catch (error) {
		report.heading(error instanceof Error ? error.message : String(error));
		return 1;
	} finally {
		await end();
	}
}

if (process.argv.includes('--help')) {
	process.stdout.write(USAGE);
} else {
	listenForInterruption();
	main().then((code) => process.exit(code));
}
