import { additionalFields } from '../../../shared/fields/collections';
import { body, field, path, usedByNode } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { lineList, number, oneOf, type Parser } from '../../../shared/fields/parsers';
import { inputError, textOf } from '../../../shared/inputError';
import type { Json } from '../../../shared/json';
import { oneObject } from '../../engine/answer';
import { task } from '../../engine/define';
import { filePathField, inputDataField, inputDataTexts, openFile, textModeField } from '../../engine/fileFields';
import { readText } from '../../engine/files';
import { batchesOf, type IndicatorType } from './batches';
import { iocCollectionLocator } from './iocCollection';

const DAY_MS = 86_400_000;
/** A hundred years, so that the year keeps its four digits. */
const MAX_DAYS = 36_500;

/** A number of days as the time when they are over, in UTC and without fractions of a second. */
const daysFromNow: Parser<string> = (value, reading) => {
	const days = number({ min: 1, max: MAX_DAYS })(value, reading);
	return days === undefined ? undefined : `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 19)}Z`;
};

export const addIndicators = task({
	documented: 'Add IOC to IOC Collection',
	name: 'Add Indicators',
	value: 'addIndicators',
	action: 'Add indicators to an IOC collection',
	description: 'Add addresses, domains, URLs or hashes to a list of indicators (Add IOC to IOC Collection)',
	call: 'POST /api/v2/inthreat/ioc-collections/{ioc_collection_id}/indicators/text',
	permissions: ['Manage IOC collections'],
	hints: {
		404: {
			summary: 'SEKOIA.IO did not find the IOC collection {id}',
			cure: 'Check its ID, and that it belongs to a community the API key can see.',
		},
	},
	fields: [
		locatorField(
			{ displayName: 'IOC Collection', name: 'iocCollectionId', description: 'The collection that gets the indicators' },
			path('ioc_collection_id'),
			iocCollectionLocator,
		),
		field(
			{
				displayName: 'Indicator Type',
				name: 'indicatorType',
				type: 'options',
				required: true,
				options: [
					{ name: 'Domain', value: 'domain' },
					{ name: 'Email', value: 'email' },
					{ name: 'Hash', value: 'hash' },
					{ name: 'IP Address', value: 'IP address', description: 'Of either version; both may be mixed' },
					{ name: 'URL', value: 'url' },
				],
				default: 'IP address',
				description: 'What all of the indicators are',
			},
			body('format'),
			oneOf<IndicatorType>('domain', 'email', 'hash', 'IP address', 'url'),
		),
		textModeField,
		field(
			{
				displayName: 'Indicators',
				name: 'indicators',
				type: 'string',
				typeOptions: { rows: 4 },
				required: true,
				displayOptions: { show: { inputMode: ['text'] } },
				default: '',
				placeholder: 'e.g. 203.0.113.9',
				description:
					'One on each line, or an expression that gives a list. Hashes of the same file share a line, separated by commas.',
			},
			body('indicators'),
			lineList,
		),
		inputDataField(
			{ ...inputDataTexts, description: 'Name of the input field that holds the text file, with one indicator on each line' },
			usedByNode(),
		),
		filePathField(
			{
				displayName: 'File Path',
				name: 'indicatorsPath',
				description: 'Path of the text file, with one indicator on each line, on the n8n server',
				placeholder: 'e.g. /home/node/.n8n-files/indicators.txt',
			},
			usedByNode('indicators_path'),
		),
		additionalFields([
			field(
				{
					displayName: 'Valid For (Days)',
					name: 'validFor',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: MAX_DAYS },
					default: 30,
					description: 'After how many days the indicators expire. Without this field SEKOIA.IO decides.',
				},
				body('valid_until'),
				daysFromNow,
			),
		]),
	],
	async run({ values, call, client: sekoia, files }) {
		const { inputMode, indicatorType, indicatorsPath, additionalFields: { validFor } } = values;
		const isTyped = inputMode === 'text';
		const source = isTyped ? values.indicators : await readText(await openFile(values, indicatorsPath, files));
		const indicators = lineList(source, { label: 'Indicators', timezone: 'UTC' });
		if (indicators === undefined) {
			throw inputError('There are no indicators, so nothing was sent', 'Give a file with at least one indicator, each on a line of its own.');
		}
		const taskIds: Json[] = [];
		let sent = 0;
		const partly = (failure: unknown) => {
			const [message, advice] = textOf(failure);
			return inputError(
				`Only the ${sent} IPv4 addresses of the ${indicators.length} indicators were sent: ${message}`,
				`${advice} Send the IPv6 addresses again.`.trim(),
			);
		};
		for (const batch of batchesOf(indicatorType, indicators)) {
			const content = { indicators: batch.indicators.join('\n'), format: batch.format };
			const request = { ...call, body: { ...content, ...(validFor ? { valid_until: validFor } : {}) } };
			const answer = await sekoia.request(request).catch((failure: unknown) => Promise.reject(sent > 0 ? partly(failure) : failure));
			taskIds.push(oneObject(answer).task_id ?? null);
			sent += batch.indicators.length;
		}
		return { success: true, added: indicators.length, task_ids: taskIds };
	},
});
