import { body, field, usedByNode } from '../../../../shared/fields/field';
import { locatorField, namedLocator } from '../../../../shared/fields/locators';
import { type Parser, trimmed } from '../../../../shared/fields/parsers';
import { neverEmpty, shownWhen } from '../../../../shared/fields/variants';
import type { SekoiaClient } from '../../../../shared/http/client';
import { normalizeIntakeUrl } from '../../../../shared/http/connection';
import { segment } from '../../../../shared/http/segment';
import { inputError } from '../../../../shared/inputError';
import { isJsonObject } from '../../../../shared/json';

const intakeLocator = namedLocator('searchIntakes', { name: 'Firewall logs', id: '8d1c5b3f-0a74-4e96-b2d8-6f9e3a7c1d05' });

/** The intakes of FRA1, as an example. */
const EXAMPLE_SERVER = 'https://intake.sekoia.io';

const intakeServer: Parser<string> = (value, reading) => {
	const given = trimmed(value, reading);
	const texts = { name: `"${reading.label}"`, cure: `Enter an address such as ${EXAMPLE_SERVER}.` };
	return given && normalizeIntakeUrl(given, texts);
};

/** Which intake gets the events: given by its key, or chosen by name so that no key is in the workflow. */
export const intakeFields = [
	field(
		{
			displayName: 'Choose Intake By',
			name: 'intakeFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Key', value: 'key', description: 'Works without the permission to see intakes' },
				{ name: 'Name', value: 'name', description: 'The node gets the key itself, so that it is not in the workflow' },
			],
			default: 'name',
			description: 'How the intake is given',
		},
		usedByNode(),
	),
	field(
		{
			displayName: 'Intake Key',
			name: 'intakeKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			displayOptions: { show: { intakeFrom: ['key'] } },
			default: '',
			description: 'Key of the intake, shown in SEKOIA.IO under Configure > Intakes. The API key is not sent to the intake.',
		},
		body('intake_key'),
		trimmed,
	),
	shownWhen(
		{ intakeFrom: ['name'] },
		locatorField({ displayName: 'Intake', name: 'intakeUuid', description: 'The intake that gets the events' }, usedByNode(), intakeLocator),
	),
] as const;

/** Where the intakes are, if not where the credential says. */
export const intakeServerField = neverEmpty(field(
	{
		displayName: 'Intake Server',
		name: 'intakeServer',
		type: 'string',
		default: EXAMPLE_SERVER,
		placeholder: 'e.g. https://intake.fra2.sekoia.io/api/v1/intake-http',
		description: 'Address of the intakes. Without this option it is that of the region or the Intake URL of the credential.',
	},
	usedByNode('intake_server'),
	intakeServer,
));

/** The key of the chosen intake. @throws InputError when SEKOIA.IO does not tell it */
export async function intakeKeyOf(
	{ intakeKey, intakeUuid }: { intakeKey?: string; intakeUuid?: string },
	api: SekoiaClient,
): Promise<string> {
	if (intakeKey !== undefined) return intakeKey;
	const intake = await api.request({
		method: 'GET',
		path: `/api/v1/sic/conf/intakes/${segment(intakeUuid as string, 'Intake')}`,
		target: intakeUuid,
		permissions: ['View intakes'],
	});
	const key = isJsonObject(intake) ? intake.intake_key : undefined;
	if (typeof key === 'string' && key !== '') return key;
	throw inputError('SEKOIA.IO does not tell the key of this intake', 'Choose the intake by its key instead.');
}
