import type { INodeProperties } from 'n8n-workflow';

import type * as listSearch from '../../Sekoia/methods/listSearch';
import { locatorModes, type LocatorModes } from '../locatorModes';
import { field, path, type Destination } from './field';
import { isJsonObject } from '../json';
import { alertId, alertShortId, caseId, caseShortId, joined, listOf, pathSegment, reportId, rows, uuid, type Format } from './parsers';

/** How one kind of object is chosen, and how what was chosen is read. */
export interface Locator<Value = string> extends LocatorModes {
	list: keyof typeof listSearch;
	format: Format<Value>;
}

export const alertLocator: Locator = {
	list: 'searchAlerts',
	idPlaceholder: 'e.g. ALq7Rk2pXw9d',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d',
	format: alertId,
};

export const alertEntityLocator: Locator = {
	list: 'searchAlertEntities',
	idPlaceholder: 'e.g. 5f2b8d47-1c90-4e63-a7d8-3b6e9c0f1a25',
	format: uuid,
};

export const alertRuleLocator: Locator = {
	list: 'searchAlertRules',
	idPlaceholder: 'e.g. 9a3d7e10-6f4b-4c28-8e51-d0b7f2a94c36',
	format: uuid,
};

export const caseLocator: Locator = {
	list: 'searchCases',
	idPlaceholder: 'e.g. CAs3jT8mQz5b',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/cases/CAs3jT8mQz5b',
	format: caseId,
};

/** For arguments that know alerts by their UUID only. */
export const alertByUuid: Locator = {
	list: 'searchAlertUuids',
	idPlaceholder: 'e.g. 3c7e1b95-0d48-4fa2-8b6e-d9f2a5c4170e',
	format: uuid,
};

/** For arguments that know alerts and cases by their short id only. */
export const alertByShortId: Locator = { ...alertLocator, format: alertShortId };
export const caseByShortId: Locator = { ...caseLocator, format: caseShortId };

export const assetLocator: Locator = {
	list: 'searchAssets',
	idPlaceholder: 'e.g. 4b8a0c3e-7d52-4f1b-9c86-2e5d7a1f0b34',
	format: uuid,
};

/** Assets of the second asset API. */
export const assetV2Locator: Locator = { ...assetLocator, list: 'searchAssetsV2' };

/** Assets as alerts refer to them. */
export const alertAssetLocator = assetV2Locator;

export const assetTypeLocator: Locator = {
	list: 'searchAssetTypes',
	namePlaceholder: 'e.g. computer',
	idPlaceholder: 'e.g. 65f8ebba-e400-4ef7-844d-2881e2cf175c',
	format: uuid,
};

export const communityLocator: Locator = {
	list: 'searchCommunities',
	idPlaceholder: 'e.g. 0d6c2f9b-8a45-4b7e-93d1-5e7f0a1c8b62',
	format: uuid,
};

export const entityLocator: Locator = { ...alertEntityLocator, list: 'searchEntities' };

export const iocCollectionLocator: Locator = {
	list: 'searchIocCollections',
	idPlaceholder: 'e.g. f3b0c7d2-61a8-4e95-8c4f-2d9e7b5a0136',
	format: pathSegment,
};

export const reportLocator: Locator = {
	list: 'searchReports',
	idPlaceholder: 'e.g. report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	urlPlaceholder: 'e.g. https://app.sekoia.io/intelligence/objects/report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	format: reportId,
};

export const intakeLocator: Locator = {
	list: 'searchIntakes',
	idPlaceholder: 'e.g. 8d1c5b3f-0a74-4e96-b2d8-6f9e3a7c1d05',
	format: uuid,
};

const NOTHING_CHOSEN = { mode: 'list', value: '' };

const locatorProperty: INodeProperties = {
	displayName: 'Object',
	name: 'object',
	type: 'resourceLocator',
	default: NOTHING_CHOSEN,
};

/** What every required locator field has, to be completed by its names and description. */
export const locator = (kind: LocatorModes) => ({ ...locatorProperty, required: true as const, modes: locatorModes(kind) });

/** A required field that picks one object from a list, or takes its id or address. */
export const locatorField = <const Name extends string, Value>(
	kind: Locator<Value>,
	displayName: string,
	name: Name,
	destination: Destination,
	description: string,
) => field({ ...locator(kind), displayName, name, description }, destination, kind.format);

/** Names, place and meaning of a field that may be left out. */
interface OptionalLocator<Name extends string> {
	displayName: string;
	name: Name;
	destination: Destination;
	description: string;
}

/** An optional field that picks one object. */
export const optionalLocator = <const Name extends string>(
	kind: Locator,
	{ destination, ...texts }: OptionalLocator<Name>,
) => field({ ...locatorProperty, modes: locatorModes(kind), ...texts }, destination, kind.format);

const several = <const Name extends string, Value>(
	kind: Locator,
	{ destination, ...texts }: OptionalLocator<Name>,
	format: Format<Value>,
) =>
	field(
		{
			...locatorProperty,
			typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${texts.displayName}` },
			modes: locatorModes(kind),
			...texts,
		},
		destination,
		format,
	);

/** An optional field that picks any number of objects, sent as a list. */
export const locatorList = <const Name extends string>(kind: Locator, texts: OptionalLocator<Name>) =>
	several(kind, texts, listOf(kind.format));

/** A filter on any number of objects. SEKOIA.IO returns what matches any of them. */
export const locatorFilter = <const Name extends string>(kind: Locator, texts: OptionalLocator<Name>) =>
	several(kind, texts, joined(listOf(kind.format)));

/** A required field that picks at least one object, each in a row of its own, sent as a list. */
export const locatorRows = <const Name extends string>(
	kind: Locator,
	{ row, destination, ...texts }: OptionalLocator<Name> & { row: string },
) =>
	field(
		{
			...locatorProperty,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${row}`,
			required: true,
			default: { row: [{ id: { ...NOTHING_CHOSEN } }] },
			options: [
				{
					displayName: row,
					name: 'row',
					values: [
						{
							...locatorProperty,
							displayName: row,
							name: 'id',
							modes: locatorModes(kind),
							description: 'Choose from the list, or give the ID',
						},
					],
				},
			],
			...texts,
		},
		destination,
		(value, reading) => {
			const ids = isJsonObject(value) ? rows('row')(value, reading)?.map(({ id }) => id) : value;
			return listOf(kind.format)(ids, reading);
		},
	);

/** The alert that an operation works on, as `{uuid}` of its path. */
export const alertField = locatorField(alertLocator, 'Alert', 'uuid', path('uuid'), 'The alert to work on');

/** The asset that an operation works on, as `{uuid}` of its path. */
export const assetField = locatorField(assetLocator, 'Asset', 'uuid', path('uuid'), 'The asset to work on');
