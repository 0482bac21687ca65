import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is true. @throws when it is not after so many seconds, with what `explain` says */
export async function waitUntil(
	what: string,
	seconds: number,
	isTrue: () => boolean | Promise<boolean>,
	explain: () => unknown = () => '',
): Promise<void> {
	const deadline = Date.now() + seconds * 1000;
	while (!(await isTrue())) {
		if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain until ${what}. ${String(await explain())}`);
		await sleep(200);
	}
}
