import type { Locator } from '../../../shared/fields/locators';
import { pathSegment } from '../../../shared/fields/parsers';

export const iocCollectionLocator: Locator = {
	list: 'searchIocCollections',
	idPlaceholder: 'e.g. ioc-collection--f3b0c7d2-61a8-4e95-8c4f-2d9e7b5a0136',
	parser: pathSegment,
};
