import { options } from '../../../shared/fields/collections';
import { body, field, usedByNode } from '../../../shared/fields/field';
import { oneOf, textList } from '../../../shared/fields/parsers';
import { textField } from '../../../shared/fields/simple';
import { shownWhen } from '../../../shared/fields/variants';
import { indicatorsAsText, indicatorsOf, indicatorTypeField, type IndicatorType, readingOptions } from '../../../shared/indicators/indicatorFields';
import { EVERY_KIND } from '../../../shared/indicators/kinds';
import { batch } from '../../engine/define';
import { jsonSource, readJsonSource } from '../../engine/jsonSource';
import { observablesFrom, observablesOf } from './observablesOf';
import { uploadTogether } from './uploadTogether';

const jsonTexts = {
	displayName: 'Observables (JSON)',
	name: 'observables',
	description: 'List of STIX observables, a STIX bundle, one observable, or JSON Lines',
	placeholder: 'e.g. [{"type": "ipv4-addr", "value": "203.0.113.9"}]',
} as const;
const [jsonMode, ...jsonFields] = jsonSource(jsonTexts, body('data'));
const asText = { inputMode: ['text'] };

export const upload = batch({
	documented: 'Upload Observables',
	name: 'Upload',
	value: 'upload',
	action: 'Upload observables',
	description: 'Add observables, as STIX or as plain values, to the threat intelligence (Upload Observables)',
	call: 'POST /api/v2/inthreat/observables/bulk',
	fields: [
		field(
			{
				...jsonMode.property,
				options: [
					...jsonMode.property.options,
					{ name: 'Text', value: 'text', description: 'Addresses, domains, URLs, emails and hashes as they are, of which the node makes STIX' },
				],
				description: 'Where the observables come from',
			},
			usedByNode(),
			oneOf('path', 'binary', 'json', 'text'),
		),
		...jsonFields,
		shownWhen(asText, indicatorTypeField(usedByNode(), EVERY_KIND)),
		indicatorsAsText(body('data')),
		shownWhen(
			asText,
			textField(
				{
					displayName: 'Tags',
					name: 'tags',
					description: 'Names of tags that each observable gets, separated by commas',
					placeholder: 'e.g. phishing, campaign:may',
				},
				body('data.x_inthreat_tags'),
				{ parser: textList },
			),
		),
		shownWhen(asText, options(readingOptions)),
	],
	async read({ values, files }) {
		if (values.inputMode !== 'text') return observablesOf(await readJsonSource(values, jsonTexts, files));
		const indicatorType = values.indicatorType as IndicatorType;
		return observablesFrom(indicatorsOf(values.indicators, { indicatorType, options: values.options }), values.tags);
	},
	runTogether: uploadTogether,
});
