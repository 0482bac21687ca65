import { byId, withFile } from './operationCase';
import { uuid, type Refusal } from './refusal';

const iocCollectionId = byId(uuid);

/** Input that the operations on threat intelligence refuse. */
export const intelligenceRefusals: Refusal[] = [
	{
		operation: 'iocCollection: addIndicators',
		what: 'no indicators',
		parameters: { iocCollectionId, indicators: '={{ [" ", "\\n"] }}' },
		message: '"Indicators" is empty',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'objects in place of indicators',
		parameters: { iocCollectionId, indicators: '={{ [{ value: "203.0.113.9" }] }}' },
		message: '"Indicators" must be text, but it is an object',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a file without indicators',
		parameters: { iocCollectionId, inputMode: 'binary' },
		items: [withFile('\n \n', 'empty.txt')],
		message: 'There are no indicators, so nothing was sent',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'values that are not IP addresses among others that are',
		parameters: { iocCollectionId, indicators: '203.0.113.9\n203.0.113.0/24\n2001:db8::1\n203.0.113.256' },
		message: 'Not all of the indicators are IP addresses: "203.0.113.0/24", "203.0.113.256"',
		advice: 'Nothing was sent',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a file with many lines that are not IP addresses',
		parameters: { iocCollectionId, inputMode: 'binary' },
		items: [withFile('a\nb\nc\nd\ne\nf\ng', 'indicators.txt')],
		message: '"a", "b", "c", "d", "e" and 2 more',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'an unknown type',
		parameters: { iocCollectionId, indicatorType: '={{ "ip" }}', indicators: '203.0.113.9' },
		message: '"Indicator Type" must be one of domain, email, hash, IP address, url, but it is "ip"',
	},
	...['={{ 0 }}', '={{ 36501 }}'].map((validFor) => ({
		operation: 'iocCollection: addIndicators',
		what: `a validity of ${validFor} days`,
		parameters: { iocCollectionId, indicators: '203.0.113.9', additionalFields: { validFor } },
		message: '"Valid For (Days)" must be from 1 to 36500',
	})),
];
