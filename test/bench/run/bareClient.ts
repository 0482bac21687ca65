import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

/** What everybody can write in a few lines: requests over connections that are kept, so many at once. No retries, no pace. */
export class BareClient {
	private readonly agent: Agent;

	constructor(
		private readonly url: string,
		private readonly atOnce: number,
	) {
		this.agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	}

	/** @returns the JSON of the answer. @throws when its status is not 200 */
	async call<Result>(path: string, body?: Buffer | string, headers: OutgoingHttpHeaders = {}): Promise<Result> {
		const { status, text } = await this.send(path, body, headers);
		if (status !== 200) throw new Error(`${path}: ${status}`);
		return JSON.parse(text) as Result;
	}

	/** Sends one request. */
	async send(path: string, body?: Buffer | string, headers: OutgoingHttpHeaders = {}): Promise<{ status: number; text: string }> {
		return await new Promise((resolve, reject) => {
			const sent = request(this.url + path, { method: body === undefined ? 'GET' : 'POST', agent: this.agent, headers }, (response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
				response.on('error', reject);
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}

	/** Calls `work` for each input, as many at once as the client allows. */
	async each<Input, Output>(inputs: readonly Input[], work: (input: Input) => Promise<Output>): Promise<Output[]> {
		const outputs: Output[] = [];
		let next = 0;
		const worker = async () => {
			while (next < inputs.length) {
				const at = next++;
				outputs[at] = await work(inputs[at] as Input);
			}
		};
		await Promise.all(Array.from({ length: this.atOnce }, worker));
		return outputs;
	}
}
