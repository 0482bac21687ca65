import { body, field } from '../../shared/fields/field';
import { numberField } from '../../shared/fields/simple';

/** What is said of a verdict when an alert or a case gets it (SEKOIA.IO's OpenAPI file of the SIC API, updates only). */
export const verdictFields = [
	field(
		{
			displayName: 'Verdict Analysis',
			name: 'verdictAnalysis',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. The scan comes from our own inventory tool',
			description: 'Why the verdict is so',
		},
		body('verdict_analysis'),
	),
	numberField(
		{ displayName: 'Verdict Confidence', name: 'verdictConfidence', description: 'How sure the verdict is, from 0 to 100' },
		body('verdict_confidence'),
		{ min: 0, max: 100, default: 50 },
	),
] as const;
