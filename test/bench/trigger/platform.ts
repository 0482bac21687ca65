/** A simulated SEKOIA.IO in a process of its own, in which alerts happen at a pace. */
import { startSimulator } from '../../simulator';
import { serve } from '../run/child';

const TURN_MS = 10;

/** Does something so many times, evenly spread. */
async function atPace(perSecond: number, count: number, act: (index: number) => void): Promise<void> {
	const started = Date.now();
	for (let done = 0; done < count; ) {
		const due = Math.min(count, Math.floor(((Date.now() - started) / 1000) * perSecond) + 1);
		while (done < due) act(done++);
		await new Promise((resolve) => setTimeout(resolve, TURN_MS));
	}
}

async function run(): Promise<void> {
	const simulator = await startSimulator({ alerts: 10, events: 20 });
	const { world, url, liveApiUrl, apiKey, live, requests } = simulator;
	const known: string[] = [];
	let peak = 0;
	let second = Math.floor(Date.now() / 1000);
	let inSecond = 0;
	setInterval(() => {
		for (const { startedAt } of requests.splice(0)) {
			const at = Math.floor(startedAt / 1000);
			inSecond = at === second ? inSecond + 1 : 1;
			second = at;
			peak = Math.max(peak, inSecond);
		}
		world.notifications.length = 0;
	}, 200);

	serve(
		{ url, liveApiUrl, apiKey },
		{
			connections: () => live.connections,
			/** The largest number of requests within a second of the clock */
			peak: () => peak,
			/** Raises alerts. @returns the uuid of each and when it was raised */
			create: async (perSecond: number, count: number) => {
				const created: Array<[string, number]> = [];
				await atPace(perSecond, count, () => {
					const { uuid } = world.createAlert({ events: 1 });
					known.push(uuid);
					created.push([uuid, Date.now()]);
				});
				return created;
			},
			/** Adds an event to one alert after the other. */
			rise: async (perSecond: number, count: number) => {
				await atPace(perSecond, count, (index) => {
					const uuid = known[index % known.length] as string;
					world.updateAlert(uuid, { similar: world.alert(uuid).similar + 1 });
				});
			},
		},
	);
}

void run();
