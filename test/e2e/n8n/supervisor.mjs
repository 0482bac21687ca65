// Runs a server and outlives whoever started it just long enough to end it: the server and its children (as
// n8n's task runners) form one process group, and when the parent's channel closes, for whatever reason, the
// whole group ends. Plain JavaScript, since Node runs it as it is.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folderToRemove, program, ...args] = process.argv.slice(2);
const GRACE = 15_000;

const server = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
// Passed on by hand: were the reader of our output gone, the server itself would trip over the broken pipe.
server.stdout.on('data', (chunk) => process.stdout.write(chunk));
server.stderr.on('data', (chunk) => process.stderr.write(chunk));
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
let orphaned = false;

function signalGroup(signal) {
	try {
		process.kill(-server.pid, signal);
	} catch {
		// The group is gone already.
	}
}

function stop() {
	server.kill('SIGTERM');
	// A server's children end with it; what is left of the group after that is beyond good order.
	setTimeout(() => signalGroup('SIGKILL'), GRACE).unref();
}

server.on('exit', () => signalGroup('SIGKILL'));
server.on('close', (code) => {
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
