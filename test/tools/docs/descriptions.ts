import { SekoiaApi } from '../../../credentials/SekoiaApi.credentials';
import { Sekoia } from '../../../nodes/Sekoia/Sekoia.node';
import { SekoiaTrigger } from '../../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { SekoiaWebhookTrigger } from '../../../nodes/SekoiaWebhookTrigger/SekoiaWebhookTrigger.node';

/** JSON with the members of objects in alphabetical order, since n8n ignores their order. */
function json(value: unknown): string {
	const sorted = (_: string, member: unknown) =>
		typeof member === 'object' && member !== null && !Array.isArray(member)
			? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
			: member;
	return JSON.stringify(value, sorted);
}

/** Puts each member of a description on a line, and each property on its own, so that a change affects few lines. */
function lines(name: string, described: object): string[] {
	return Object.entries(described).flatMap(([member, value]) =>
		member === 'properties' && Array.isArray(value)
			? value.map((property) => `${name} property ${json(property)}`)
			: [`${name} ${member} ${json(value)}`],
	);
}

/** What n8n and its editor know of the three nodes and the credential, as text. */
export function descriptions(): string {
	return [
		...lines('Sekoia', new Sekoia().description),
		...lines('SekoiaTrigger', new SekoiaTrigger().description),
		...lines('SekoiaWebhookTrigger', new SekoiaWebhookTrigger().description),
		...lines('SekoiaApi', new SekoiaApi()),
		'',
	].join('\n');
}
