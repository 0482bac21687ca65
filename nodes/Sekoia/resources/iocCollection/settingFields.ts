import { body, field } from '../../../shared/fields/field';
import { filledIn, type Parser, rows, searchStart, shortText, textList, trimmed } from '../../../shared/fields/parsers';
import { numberField, textField } from '../../../shared/fields/simple';
import { inputError, shown } from '../../../shared/inputError';
import type { JsonObject } from '../../../shared/json';

/** A hundred years, so that the year keeps its four digits. */
const MAX_DAYS = 36_500;
/** Characters, as the API limits them. */
const MAX_DESCRIPTION = 500;
const STIX_ID = /^[a-z][a-z0-9-]*--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const stixIds: Parser<string[]> = (value, reading) => {
	const ids = textList(value, reading);
	const other = ids?.find((id) => !STIX_ID.test(id));
	if (other === undefined) return ids;
	throw inputError(
		`"${reading.label}" is not a STIX ID: ${shown(other)}`,
		'A STIX ID looks like malware--7c9e6679-7425-40de-944b-e07fc1f90ae7.',
	);
};

const phases: Parser<JsonObject[]> = (value, reading) =>
	rows('phase')(value, reading)?.map(({ kill_chain_name: chain, phase_name: phase }, row) => ({
		kill_chain_name: filledIn(trimmed)(chain, { row, member: 'Kill Chain', reading }),
		phase_name: filledIn(trimmed)(phase, { row, member: 'Phase', reading }),
	}));

/** What all indicators of an item get. */
export const settingFields = [
	textField(
		{ displayName: 'Description', name: 'description', description: 'Why these indicators are in the collection; at most 500 characters' },
		body('description'),
		{ parser: shortText(MAX_DESCRIPTION) },
	),
	field(
		{
			displayName: 'Kill Chain Phases',
			name: 'killChainPhases',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Phase',
			default: {},
			options: [
				{
					displayName: 'Phase',
					name: 'phase',
					values: [
						{
							displayName: 'Kill Chain',
							name: 'kill_chain_name',
							type: 'string',
							default: '',
							placeholder: 'e.g. mitre-attack',
							description: 'Name of the kill chain, as in STIX',
						},
						{
							displayName: 'Phase',
							name: 'phase_name',
							type: 'string',
							default: '',
							placeholder: 'e.g. command-and-control',
							description: 'Name of the phase, as in STIX',
						},
					],
				},
			],
			description: 'Kill chain phases that the indicators belong to',
		},
		body('kill_chain_phases'),
		phases,
	),
	textField(
		{
			displayName: 'Related Threats',
			name: 'relatedThreats',
			description: 'STIX IDs of the threats behind the indicators, separated by commas',
			placeholder: 'e.g. malware--7c9e6679-7425-40de-944b-e07fc1f90ae7',
		},
		body('x_ic_related_threat_refs'),
		{ parser: stixIds },
	),
	numberField(
		{
			displayName: 'Valid For (Days)',
			name: 'validFor',
			description: 'After how many days from now the indicators expire. Without this field SEKOIA.IO decides.',
		},
		body('valid_until'),
		{ min: 1, max: MAX_DAYS, default: 30 },
	),
	field(
		{
			displayName: 'Valid From',
			name: 'validFrom',
			type: 'dateTime',
			default: '',
			placeholder: 'e.g. 2025-01-31T08:00:00Z',
			description: 'When the indicators start to be valid. A time without offset is in the workflow\'s time zone.',
		},
		body('valid_from'),
		searchStart,
	),
] as const;
