import { namedLocator } from '../../../shared/fields/locators';

/** A collection by name or ID. */
export const iocCollectionLocator = namedLocator('searchIocCollections', {
	name: 'Phishing domains',
	id: 'ioc-collection--f3b0c7d2-61a8-4e95-8c4f-2d9e7b5a0136',
});
