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
		items: [withFile('\n \n# none\n', 'empty.txt')],
		message: '"Input Data Field Name" (empty.txt): there are no indicators to send',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'invalid lines where the user wants to stop at them',
		parameters: {
			iocCollectionId,
			indicatorType: 'IP address',
			indicators: '203.0.113.9\n203.0.113.0/24\n2001:db8::1\n203.0.113.256',
			options: { stopOnInvalid: true },
		},
		message: '"Indicators": none of the indicators was sent, since not all are valid: line 2 "203.0.113.0/24" is a network of IPv4 addresses, but',
		advice: 'Correct these lines',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a file with nothing but lines that are not IP addresses',
		parameters: { iocCollectionId, indicatorType: 'IP address', inputMode: 'binary' },
		items: [withFile('a\nb\nc\nd\ne\nf\ng', 'indicators.txt')],
		message: 'line 5 "e" is none of the types that SEKOIA.IO knows; 2 more',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a column that the table does not have',
		parameters: { iocCollectionId, indicators: 'indicator,note\nbad.example,x', options: { column: 'dst_ip' } },
		message: '"Indicators": the indicators have no column "dst_ip"',
	},
	...['mutex', 'CIDR', 'file name'].map((type) => ({
		operation: 'iocCollection: addIndicators',
		what: `the type ${type}`,
		parameters: { iocCollectionId, indicatorType: `={{ "${type}" }}`, indicators: '203.0.113.9' },
		message: `"Indicator Type" must be detect, domain, email, hash, IP address or url, but it is "${type}"`,
	})),
	{
		operation: 'iocCollection: addIndicators',
		what: 'a validity that ends before it begins',
		parameters: { iocCollectionId, indicators: 'bad.example', additionalFields: { validFor: 1, validFrom: '={{ "+7d" }}' } },
		message: '"Valid From"',
		advice: 'Choose an earlier start or more days',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a start of validity that is no time',
		parameters: { iocCollectionId, indicators: 'bad.example', additionalFields: { validFrom: '={{ "yesterday 3" }}' } },
		message: '"Valid From" is not a time',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a threat that is no STIX ID',
		parameters: { iocCollectionId, indicators: 'bad.example', additionalFields: { relatedThreats: 'APT28' } },
		message: '"Related Threats" is not a STIX ID: "APT28"',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a description that is too long',
		parameters: { iocCollectionId, indicators: 'bad.example', additionalFields: { description: 'x'.repeat(501) } },
		message: '"Description" has 501 characters, but 500 are allowed',
	},
	{
		operation: 'iocCollection: addIndicators',
		what: 'a kill chain without a phase',
		parameters: { iocCollectionId, indicators: 'bad.example', additionalFields: { killChainPhases: { phase: [{ kill_chain_name: 'mitre-attack' }] } } },
		message: '"Kill Chain Phases": Phase of row 1 is empty',
	},
	...['={{ 0 }}', '={{ 36501 }}'].map((validFor) => ({
		operation: 'iocCollection: addIndicators',
		what: `a validity of ${validFor} days`,
		parameters: { iocCollectionId, indicators: '203.0.113.9', additionalFields: { validFor } },
		message: '"Valid For (Days)" must be from 1 to 36500',
	})),
];
