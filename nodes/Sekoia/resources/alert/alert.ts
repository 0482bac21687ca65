import { path } from '../../../shared/fields/field';
import { type Locator, locatorField, namedLocator } from '../../../shared/fields/locators';
import { alertId } from '../../../shared/fields/parsers';

/** An alert by UUID, short ID or the address of its page. */
export const alertLocator: Locator = {
	list: 'searchAlerts',
	idPlaceholder: 'e.g. ALq7Rk2pXw9d',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d',
	parser: alertId,
};

/** For arguments that know alerts by their short ID only, which the node finds by the UUID. */
export const alertByShortId: Locator = { ...alertLocator, isLookedUp: true };

/** For arguments that know alerts by their UUID only, which the node finds by the short ID. */
export const alertByUuid: Locator = { ...alertLocator, list: 'searchAlertUuids', isLookedUp: true };

/** Entities that had alerts. */
export const alertEntityLocator = namedLocator('searchAlertEntities', { name: 'Paris office', id: '5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25' });

/** Rules that raised alerts. */
export const alertRuleLocator = namedLocator('searchAlertRules', { name: 'Many failed logons', id: '9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36' });

/** The alert that an operation works on, as `{uuid}` of its path. */
export const alertField = locatorField({ displayName: 'Alert', name: 'uuid', description: 'The alert to work on' }, path('uuid'), alertLocator);
