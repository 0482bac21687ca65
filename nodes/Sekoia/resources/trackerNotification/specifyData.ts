import { body, field, usedByNode } from '../../../shared/fields/field';
import { jsonObject, oneOf, type Parser } from '../../../shared/fields/parsers';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/json';

/** Shows a field where the notification is given member by member. */
export const asFields = { specifyData: ['fields'] };
const asJson = { show: { specifyData: ['json'] } };

/** Members that the API requires, as paths in `data`. */
const NEEDED = [
	'rule.id',
	'rule.name',
	'rule.ruleset_name',
	'rule.type',
	'created',
	'observable.type',
	'observable.id',
];

function memberAt(object: Json | undefined, path: string): Json | undefined {
	return path.split('.').reduce((found, name) => (isJsonObject(found) ? found[name] : undefined), object);
}

/** A whole notification. @throws InputError that names the members it lacks */
const notification: Parser<JsonObject> = (value, reading) => {
	const data = jsonObject(value, reading);
	const missing = NEEDED.filter((path) => [undefined, null, ''].includes(memberAt(data, path) as string));
	if (data === undefined || missing.length === 0) return data;
	throw inputError(`"${reading.label}" lacks ${missing.join(', ')}`, 'Add what is missing, or choose Using Fields Below.');
};

/** Whether the notification is given member by member or as a whole. */
export const choiceField = field(
	{
		displayName: 'Specify Data',
		name: 'specifyData',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How the notification is given',
	},
	usedByNode(),
	oneOf('fields', 'json'),
);

/** The notification as a whole. */
export const dataField = field(
	{
		displayName: 'Notification (JSON)',
		name: 'data',
		type: 'json',
		required: true,
		displayOptions: asJson,
		default: '={{ $json }}',
		placeholder: 'e.g. {{ $json }}',
		description: 'The notification as the API takes it, with at least rule, created and observable',
	},
	body('data'),
	notification,
);
