// Runs a server and outlives the process that started it just long enough to end it: the server and its children (such
// as n8n's task runners) form one process group, and when the parent's channel closes, for whatever reason, the
// whole group ends. Plain JavaScript, since Node.js runs it without compilation.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folderToRemove, program, ...args] = process.argv.slice(2);
const GRACE = 15_000;

const server = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
// Passed on by hand, because the server would fail on a broken pipe if the reader of our output were gone.
server.stdout.on('data', (chunk) => process.stdout.write(chunk));
server.stderr.on('data', (chunk) => process.stderr.write(chunk));
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
let orphaned = false;

function signalGroup(signal) {
	try {
		process.kill(-server.pid, signal);
	} catch {
		// The group has already ended.
	}
}

function stop() {
	server.kill('SIGTERM');
	// A server's children end with it. What is left of the group after that is not going to end by itself.
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
// A signal for the parent ends the parent first; this process only follows its channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
