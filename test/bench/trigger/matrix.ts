/** All scenes side by side, each with its own tenant, in a process of its own. */
import { serve } from '../run/child';
import { apiCases } from './apiCases';
import { orderCases } from './cases';
import { Scene, type Verdict } from './scene';

export type Outcome = { what: string; seconds: number } & (Verdict | { failure: string });

/** So that their checks do not all fall into the same moment. */
const APART_MS = 700;

async function play(): Promise<Outcome[]> {
	const cases = [...orderCases, ...apiCases];
	return await Promise.all(
		cases.map(async ({ what, play: playCase }, index) => {
			await new Promise((resolve) => setTimeout(resolve, index * APART_MS));
			const scene = new Scene();
			const started = Date.now();
			const verdict = await playCase(scene).catch((error: Error) => ({ failure: error.message }));
			await scene.close().catch(() => undefined);
			const outcome: Outcome = { what, seconds: Math.round((Date.now() - started) / 1000), ...verdict };
			process.stdout.write(`    ${'failure' in verdict ? `FAILED ${verdict.failure}` : `${verdict.lost} lost, ${verdict.doubled} doubled, ${verdict.disordered} out of order${verdict.wrong ? `, ${verdict.wrong}` : ''}`}: ${what}\n`);
			return outcome;
		}),
	);
}

serve({}, { play });
