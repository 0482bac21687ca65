import { additionalFields, options } from '../../../shared/fields/collections';
import { body, path, usedByNode } from '../../../shared/fields/field';
import { locatorField } from '../../../shared/fields/locators';
import { textLines } from '../../../shared/fields/parsers';
import {
	FILE_OF_INDICATORS,
	indicatorsAsText,
	indicatorsOf,
	indicatorTypeField,
	readingOptions,
} from '../../../shared/indicators/indicatorFields';
import { given } from '../../engine/about';
import { batch } from '../../engine/define';
import { filePathField, inputDataField, inputDataTexts, openFile, textModeField } from '../../engine/fileFields';
import { readText } from '../../engine/files';
import { iocCollectionLocator } from './iocCollection';
import { sendTogether, TAKEN } from './sendTogether';
import { settingFields } from './settingFields';

const permissions = ['Manage IOC collections'];

export const addIndicators = batch({
	documented: 'Add IOC to IOC Collection',
	name: 'Add Indicators',
	value: 'addIndicators',
	action: 'Add indicators to an IOC collection',
	description: 'Add addresses, domains, URLs or hashes to a list of indicators (Add IOC to IOC Collection)',
	call: 'POST /api/v2/inthreat/ioc-collections/{ioc_collection_id}/indicators/text',
	permissions,
	about: [given('ioc_collection_id', 'iocCollectionId')],
	fields: [
		locatorField(
			{ displayName: 'IOC Collection', name: 'iocCollectionId', description: 'The collection that gets the indicators' },
			path('ioc_collection_id'),
			iocCollectionLocator,
		),
		indicatorTypeField(body('format'), TAKEN),
		textModeField,
		indicatorsAsText(body('indicators')),
		inputDataField({ ...inputDataTexts, description: `Name of the input field that holds the text file, ${FILE_OF_INDICATORS}` }, usedByNode()),
		filePathField(
			{
				displayName: 'File Path',
				name: 'indicatorsPath',
				description: `Path of the text file on the n8n server, ${FILE_OF_INDICATORS}`,
				placeholder: 'e.g. /home/node/.n8n-files/indicators.txt',
			},
			usedByNode('indicators_path'),
		),
		additionalFields(settingFields),
		options(readingOptions),
	],
	async read({ values, files }) {
		if (values.inputMode === 'text') return indicatorsOf(values.indicators, values);
		const file = await openFile(values, values.indicatorsPath, files);
		return indicatorsOf(textLines(await readText(file), { label: 'Indicators', timezone: 'UTC' }), values, file.title);
	},
	runTogether: async (contexts) =>
		await sendTogether(contexts, {
			permissions,
			hints: {
				404: {
					summary: 'SEKOIA.IO did not find the IOC collection {id}',
					cure: 'Check its ID, and that it belongs to a community the API key can see.',
				},
			},
		}),
});
