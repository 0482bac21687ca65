import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
	url: string;
	close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function listen(server: Server): Promise<Loopback> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
