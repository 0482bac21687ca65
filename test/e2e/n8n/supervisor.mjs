// Runs n8n and outlives whoever started it just long enough to end it: n8n and its task runners form one
// process group, and when the parent's channel closes, for whatever reason, the whole group ends.
// Plain JavaScript, since it runs under the Node that runs n8n.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [script, folderToRemove, ...args] = process.argv.slice(2);
const GRACE = 15_000;

const n8n = spawn(process.execPath, [script, ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
// Passed on by hand: were the reader of our output gone, n8n itself would trip over the broken pipe.
n8n.stdout.on('data', (chunk) => process.stdout.write(chunk));
n8n.stderr.on('data', (chunk) => process.stderr.write(chunk));
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
let orphaned = false;

function signalGroup(signal) {
	try {
		process.kill(-n8n.pid, signal);
	} catch {
		// The group is gone already.
	}
}

function stop() {
	n8n.kill('SIGTERM');
	// n8n's task runners end with it; what is left of the group after that is beyond good order.
	setTimeout(() => signalGroup('SIGKILL'), GRACE).unref();
}

n8n.on('exit', () => signalGroup('SIGKILL'));
n8n.on('close', (code) => {
	if (orphaned && folderToRemove) rmSync(folderToRemove, { recursive: true, force: true, maxRetries: 5 });
	process.exit(code ?? 1);
});

process.on('message', (order) => (order === 'kill' ? signalGroup('SIGKILL') : stop()));
process.on('disconnect', () => {
	orphaned = true;
	stop();
});
// A signal meant for the parent ends the parent first; this process follows its channel only.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
