import { parseArgs } from 'node:util';
import { startSimulator, type Simulator } from './simulator';

const USAGE = `Starts a simulated SEKOIA.IO tenant on this machine.

  --port <n>      port to listen on (default: any free one)
  --seed <n>      seed of the made-up data (default 1)
  --alerts <n>    number of alerts (default 200)
  --events <n>    number of events (default 10000)
  --activity      raise an alert every few seconds
`;
const ACTIVITY_MS = 5000;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			seed: { type: 'string', default: '1' },
			alerts: { type: 'string', default: '200' },
			events: { type: 'string', default: '10000' },
			activity: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(USAGE);
		return;
	}
	const number = (name: 'port' | 'seed' | 'alerts' | 'events') => {
		const value = Number(values[name]);
		if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is not a whole number`);
		return value;
	};
	const simulator = await startSimulator({
		port: number('port'),
		seed: number('seed'),
		alerts: number('alerts'),
		events: number('events'),
	});
	introduce(simulator);
	const activity = values.activity ? setInterval(() => raiseAlert(simulator), ACTIVITY_MS) : undefined;
	const end = () => {
		clearInterval(activity);
		void simulator.stop();
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function introduce({ url, liveApiUrl, intakeUrl, apiKey, intakeKey, world }: Simulator): void {
	const lines = {
		'Base URL': url,
		'LiveAPI URL': liveApiUrl,
		'Intake URL': intakeUrl,
		'API key': apiKey,
		'Intake key': intakeKey,
		Alerts: String(world.alerts.length),
		Events: String(world.events.size),
	};
	for (const [name, value] of Object.entries(lines)) print(`${name.padEnd(12)} ${value}`);
	print('Ctrl-C ends it.');
}

function raiseAlert({ world }: Simulator): void {
	const { short_id, title } = world.createAlert();
	print(`${world.now().toISOString()} alert ${short_id}: ${title}`);
}

const print = (line: string) => process.stdout.write(`${line}\n`);

main().catch((error: Error) => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
});
