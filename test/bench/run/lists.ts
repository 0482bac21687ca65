/** What the editor's lists and dropdowns need to show something, in a process of its own. */
import { openDropdown, openList } from '../../harness/dropdown';
import { Sekoia } from '../../../nodes/Sekoia/Sekoia.node';
import { BareClient } from './bareClient';
import { optionsOfChild, tell } from './child';
import { median } from './row';

/** Times in milliseconds. */
export interface ListFigures {
	method: string;
	/** Whether the user pages through it; a dropdown is read at once */
	isList: boolean;
	shown: number;
	ours: number;
	peer: number;
}

const RUNS = 3;

async function timesOf(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run <= RUNS; run++) {
		const started = performance.now();
		await work();
		if (run > 0) times.push(performance.now() - started);
	}
	return median(times);
}

/** Reads as many pages of any list, one after the other. */
async function readPages(client: BareClient, size: number, pages: number): Promise<void> {
	for (let page = 0; page < pages; page++) await client.call(`/api/v1/any?limit=${size}&offset=${page * size}`);
}

async function measure(): Promise<void> {
	const { url } = optionsOfChild<{ url: string }>();
	const credential = { apiKey: 'bench-api-key', baseUrl: url };
	const client = new BareClient(url, 1);
	const { listSearch, loadOptions } = new Sekoia().methods;
	const figures: ListFigures[] = [];
	for (const method of Object.keys(listSearch) as Array<keyof typeof listSearch>) {
		let shown = 0;
		const ours = await timesOf(async () => (shown = (await openList(method, credential)).results.length));
		figures.push({ method, isList: true, shown, ours, peer: await timesOf(async () => await readPages(client, 50, 1)) });
	}
	for (const method of Object.keys(loadOptions) as Array<keyof typeof loadOptions>) {
		let shown = 0;
		const ours = await timesOf(async () => (shown = (await openDropdown(method, credential)).length));
		figures.push({ method, isList: false, shown, ours, peer: await timesOf(async () => await readPages(client, 100, 10)) });
	}
	tell({ figures });
}

measure().catch((error: Error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exit(1);
});
