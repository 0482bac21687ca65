import type { Locator } from '../../../shared/fields/locators';
import { reportId } from '../../../shared/fields/parsers';

/** A report by name, STIX ID, bare UUID or the address of its page. */
export const reportLocator: Locator = {
	list: 'searchReports',
	namePlaceholder: 'e.g. Phishing kits of the autumn',
	idPlaceholder: 'e.g. report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	urlPlaceholder: 'e.g. https://app.sekoia.io/intelligence/objects/report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	parser: reportId,
	isLookedUp: true,
};
