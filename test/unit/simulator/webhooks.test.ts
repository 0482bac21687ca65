import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	sendAlertWebhook,
	sendNotificationWebhook,
	startSimulator,
	type JsonObject,
	type Simulator,
} from '../../simulator';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ alerts: 1, events: 1 });
});
afterAll(() => simulator.stop());

describe('notification webhooks', () => {
	it('are posted whole, or with the uuid of the alert alone', async () => {
		const received: Array<{ headers: IncomingHttpHeaders; body: JsonObject }> = [];
		const receiver = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as JsonObject });
				response.writeHead(202).end('thanks');
			});
		});
		await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
		const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

		const { uuid } = simulator.world.createAlert();
		const notification = simulator.world.notifications.at(-1)?.v2 ?? {};
		const answer = await sendNotificationWebhook(url, notification, { headers: { 'x-secret': 's' } });
		expect(answer).toEqual({ status: 202, body: 'thanks' });
		await sendAlertWebhook(url, uuid);
		expect(received[0]).toMatchObject({
			headers: { 'x-secret': 's', 'content-type': 'application/json' },
			body: {
				type: 'alert',
				attributes: { uuid },
				metadata: { version: 2, avatar_uuid: null, user_uuid: null, permissions: [] },
			},
		});
		expect(received[1]?.body).toEqual({ alert_uuid: uuid });
		await new Promise((resolve) => receiver.close(resolve));
	});
});
