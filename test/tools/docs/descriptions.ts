import { SekoiaApi } from '../../../credentials/SekoiaApi.credentials';
import { Sekoia } from '../../../nodes/Sekoia/Sekoia.node';
import { SekoiaTrigger } from '../../../nodes/SekoiaTrigger/SekoiaTrigger.node';
import { SekoiaWebhookTrigger } from '../../../nodes/SekoiaWebhookTrigger/SekoiaWebhookTrigger.node';

/** A member of a description on one line each, its properties one by one, so that a change shows as a few lines. */
function lines(name: string, described: object): string[] {
	return Object.entries(described).flatMap(([member, value]) =>
		member === 'properties' && Array.isArray(value)
			? value.map((property) => `${name} property ${JSON.stringify(property)}`)
			: [`${name} ${member} ${JSON.stringify(value)}`],
	);
}

/** What n8n and its editor read of the three nodes and the credential, as text. */
export function descriptions(): string {
	return [
		...lines('Sekoia', new Sekoia().description),
		...lines('SekoiaTrigger', new SekoiaTrigger().description),
		...lines('SekoiaWebhookTrigger', new SekoiaWebhookTrigger().description),
		...lines('SekoiaApi', new SekoiaApi()),
		'',
	].join('\n');
}
