import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';
import { moment, type Simplified } from '../../../shared/simplify';

/** What the output of an indicator says at most when it is simplified; the objects of the intelligence are left out. */
export const simplifiedContext: Simplified = {
	value: 'value',
	type: 'type',
	known: 'known',
	threats: 'threats',
	sources: 'sources',
	indicator_types: 'indicator_types',
	confidence: 'confidence',
	valid_until: moment('valid_until'),
	has_more: 'has_more',
	rejected: 'rejected',
};

/** Objects of a bundle that say nothing of the threat by themselves. */
const NO_THREATS = ['identity', 'indicator', 'marking-definition', 'relationship'];

const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);
const latest = (texts: string[]): string | null => texts.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1) ?? null;

/** The bundles of an answer to "Get indicators context". */
export interface Bundles {
	objects: JsonObject[];
	/** Whether SEKOIA.IO says that it knows more than it sent */
	hasMore: boolean;
}

/** @returns undefined when the answer has no list of bundles */
export function bundlesOf(answer: Json): Bundles | undefined {
	const items = isJsonObject(answer) ? answer.items : undefined;
	if (!isJsonObject(answer) || !Array.isArray(items) || !items.every(isJsonObject)) return undefined;
	const objects = items.flatMap(({ objects: own }) => (Array.isArray(own) ? own.filter(isJsonObject) : []));
	return { objects, hasMore: answer.has_more === true };
}

/** What is told of an indicator that was looked up. @param found of all its values: a file may have several hashes */
export function contextOf(value: string, type: string, found: readonly Bundles[]): JsonObject {
	const objects = [...new Map(found.flatMap((bundles) => bundles.objects).map((object) => [object.id, object])).values()];
	const ofType = (wanted: string) => objects.filter((object) => object.type === wanted);
	const indicators = ofType('indicator');
	const confidences = indicators.map(({ confidence }) => confidence).filter((confidence) => typeof confidence === 'number');
	const threats = objects
		.filter((object) => !NO_THREATS.includes(String(object.type)))
		.map(({ id, type: kind, name }) => ({ name: name ?? null, type: kind ?? null, id: id ?? null }));
	return {
		value,
		type,
		known: indicators.length > 0,
		threats,
		sources: [...new Set(ofType('identity').flatMap(({ name }) => textsOf([name ?? null])))],
		indicator_types: [...new Set(indicators.flatMap((one) => textsOf(one.indicator_types)))],
		confidence: confidences.length > 0 ? Math.max(...confidences) : null,
		valid_until: latest(indicators.flatMap((one) => textsOf([one.valid_until ?? null]))),
		has_more: found.some(({ hasMore }) => hasMore),
		objects,
	};
}

/** What is told of a line that is no indicator, so that the output has an item for each line. */
export const rejectedContext = (value: string, reason: string): JsonObject => ({
	...contextOf(value, '', []),
	type: null,
	rejected: reason,
});
