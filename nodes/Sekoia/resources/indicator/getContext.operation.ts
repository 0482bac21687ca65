import { options } from '../../../shared/fields/collections';
import { query } from '../../../shared/fields/field';
import { indicatorsField, indicatorsOf, indicatorTypeField, readingOptions } from '../../../shared/indicators/indicatorFields';
import { batch } from '../../engine/define';
import { simplifiedContext } from './context';
import { lookUpTogether, TAKEN } from './lookUpTogether';

const permissions = ['View intelligence'];

export const getContext = batch({
	documented: 'Get indicators context',
	name: 'Get Context',
	value: 'getContext',
	action: 'Get the context of indicators',
	description:
		"Look up addresses, domains, URLs, emails or hashes in SEKOIA.IO's threat intelligence, with an item for each, also when nothing is known of it (Get indicators context)",
	call: 'GET /api/v2/inthreat/indicators/context',
	permissions,
	simplified: simplifiedContext,
	fields: [indicatorTypeField(query('type'), TAKEN), indicatorsField(query('value')), options(readingOptions)],
	read: async ({ values }) => indicatorsOf(values.indicators, values),
	runTogether: async (contexts) => await lookUpTogether(contexts, permissions),
});
