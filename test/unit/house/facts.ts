import type { INodeProperties, INodeTypeBaseDescription, INodeTypeDescription } from 'n8n-workflow';

import { Sekoia } from '../../../nodes/Sekoia/Sekoia.node';
import { resources } from '../../../nodes/Sekoia/resources';
import { MAX_CHUNK_BYTES, MAX_EVENT_BYTES } from '../../../nodes/Sekoia/resources/event/intake/chunks';
import { SekoiaTrigger } from '../../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { timings } from '../../../nodes/SekoiaTrigger/timings';
import { documentedActions } from '../../contract/documentedActions';
import { filesIn, jsonOf } from './projectFiles';

interface Manifest {
	version: string;
	engines: { node: string };
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
}

/** The properties of a node and, at any depth, the members of its collections. */
export const propertiesOf = ({ properties }: Pick<INodeTypeDescription, 'properties'>): INodeProperties[] =>
	properties.flatMap((property) => [
		property,
		...(property.type === 'collection' ? propertiesOf({ properties: property.options as INodeProperties[] }) : []),
	]);

/** Default and bounds of a field. */
function fieldOf({ description }: { description: INodeTypeBaseDescription }, wanted: string) {
	const property = propertiesOf(description as INodeTypeDescription).find(({ name }) => name === wanted);
	if (!property) throw new Error(`There is no field "${wanted}" any more: correct test/unit/house/facts.ts`);
	return { default: Number(property.default), max: property.typeOptions?.maxValue };
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const word = (count: number): string => WORDS[count] ?? String(count);
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
const grouped = (count: number): string => count.toLocaleString('en');
const seconds = (milliseconds: number): number => milliseconds / 1000;
const span = (milliseconds: number): string =>
	({ 500: 'half a second', 60_000: 'a minute' })[milliseconds] ?? `${seconds(milliseconds)} seconds`;
/** A version without its last part, such as 2.40. */
const minor = (version: string): string => version.split('.').slice(0, 2).join('.');

const manifest = jsonOf<Manifest>('package.json');
const n8n = jsonOf<Manifest>('test/e2e/package.json').dependencies.n8n!;
const n8n1 = jsonOf<Manifest>('test/e2e/n8n1/package.json').dependencies.n8n!;
const operations = resources.flatMap((resource) => resource.operations);
const playbooks = filesIn('examples/playbooks').filter((file) => file.endsWith('.json'));
const examples = filesIn('examples').filter((file) => file.endsWith('.json') && !playbooks.includes(file));
const [action, trigger] = [new Sekoia(), new SekoiaTrigger()];
const [pace, tries] = [fieldOf(action, 'requestsPerSecond'), fieldOf(action, 'maxTries')];
const nodeVersion = /\d+/.exec(manifest.engines.node)![0];

/** Statements that depend on the code, and the documents that make them. */
export const facts: Array<[document: string, statement: string]> = [
	[
		'README.md',
		`The ${documentedActions.length} actions of SEKOIA.IO's playbook module v2.14, and ${operations.length - documentedActions.length} more`,
	],
	['README.md', `With Node.js ${nodeVersion} or later`],
	['README.md', `Tested with n8n ${minor(n8n)} (end to end, queue mode), n8n ${minor(n8n1)} (`],
	['README.md', `n8n-core ${minor(manifest.devDependencies['n8n-core']!)} (execution engine)`],
	['README.md', `a limiter of ${pace.default} requests/s per host`],
	['README.md', `A request is tried ${tries.default} times at most`],
	['README.md', `An event pushed to an intake may have ${grouped(MAX_EVENT_BYTES)} bytes`],
	['README.md', `One request holds up to ${grouped(MAX_CHUNK_BYTES)} bytes`],
	['README.md', `A search that is not done after ${fieldOf(action, 'maxWait').default / 60} minutes is canceled`],
	['README.md', `[Examples](examples/README.md): ${word(examples.length)} workflows to import`],
	['examples/playbooks/README.md', `${capital(word(playbooks.length))} workflows that do what`],
	['examples/README.md', `${capital(word(examples.length))} workflows to start from.`],
	['CHANGELOG.md', `## ${manifest.version}`],
	['CHANGELOG.md', `the ${documentedActions.length} actions of SEKOIA.IO's playbook module v2.14`],
	['CONTRIBUTING.md', `You need Node.js ${nodeVersion} or later`],
	['test/e2e/README.md', `n8n ${n8n}, `],
	['test/e2e/README.md', `n8n ${minor(n8n1)} `],
	['docs/scaling.md', `n8n ${n8n}, one main process`],
	['docs/scaling.md', `The live trigger sends up to ${timings.requestsPerSecond} `],
	['docs/triggers.md', `(default ${fieldOf(trigger, 'maxConcurrentAlerts').default})`],
	['docs/triggers.md', `(default ${fieldOf(trigger, 'recoveryWindow').default}). 0 switches recovery off`],
	['docs/triggers.md', `pings every ${seconds(timings.live.pingEvery)} seconds`],
	['docs/triggers.md', `does not answer within ${seconds(timings.live.pong)}`],
	['docs/triggers.md', `${seconds(timings.live.firstRetry)} to ${seconds(timings.live.longestRetry)} seconds apart`],
	['docs/triggers.md', `more than ${timings.queue} waiting`],
	['docs/triggers.md', `After each connection, every ${span(timings.checkEvery).replace(/^a /, '')},`],
	['docs/triggers.md', `silent for ${span(timings.silence)}`],
	['docs/triggers.md', `A v1 form waits ${span(timings.copyDelay)} for`],
	['docs/triggers.md', `until its workflow execution has ended, for ${span(timings.longestRun)} at most`],
	['docs/triggers.md', `since the last check less ${word(seconds(timings.overlap) / 60)} minutes`],
	['docs/triggers.md', `Reading an alert is tried for ${span(timings.deadline)}`],
	['docs/triggers.md', `n8n is back within ${word(seconds(timings.rerunWithin) / 60)} minutes`],
];
