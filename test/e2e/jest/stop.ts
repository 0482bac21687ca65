/** After all tests: stops what `start` has started. */
export default async function stop(): Promise<void> {
	await globalThis.e2eControl?.close();
	await globalThis.e2eServer?.stop();
	await globalThis.e2eOutside?.close();
}
