/**
 * `fetch` with a bound, so that a request that is never answered fails by its address instead of by the time of its test.
 * @throws when there is no answer within 30 seconds
 */
export async function request(url: string | URL, init: RequestInit = {}): Promise<Response> {
	const signal = AbortSignal.timeout(30_000);
	try {
		return await fetch(url, { ...init, signal });
	} catch (error) {
		throw signal.aborted ? new Error(`No answer to ${init.method ?? 'GET'} ${String(url)} within 30 s`) : error;
	}
}
