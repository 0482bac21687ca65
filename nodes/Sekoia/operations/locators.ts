import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { field, path, type Destination } from './field';
import { alertId, caseId, reportId, uuid, type Format } from './formats';

/** How one kind of object is found: from a list, by id, by the address of its page. */
export interface Locator {
	/** Method of the node's `listSearch` that fills the list */
	list: string;
	/** Whether text typed narrows the list. Default: true */
	searchable?: boolean;
	idPlaceholder: string;
	/** Address of such an object in the SEKOIA.IO app, where it has one */
	urlPlaceholder?: string;
	format: Format<string>;
}

export const alertLocator: Locator = {
	list: 'searchAlerts',
	idPlaceholder: 'e.g. ALq7Rk2pXw9d',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/alerts/ALq7Rk2pXw9d',
	format: alertId,
};

export const caseLocator: Locator = {
	list: 'searchCases',
	idPlaceholder: 'e.g. CAs3jT8mQz5b',
	urlPlaceholder: 'e.g. https://app.sekoia.io/operations/cases/CAs3jT8mQz5b',
	format: caseId,
};

export const assetLocator: Locator = {
	list: 'searchAssets',
	idPlaceholder: 'e.g. 4b8a0c3e-7d52-4f1b-9c86-2e5d7a1f0b34',
	format: uuid,
};

export const reportLocator: Locator = {
	list: 'searchReports',
	searchable: false,
	idPlaceholder: 'e.g. report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	urlPlaceholder: 'e.g. https://app.sekoia.io/intelligence/objects/report--9e1f4b27-6c83-4d05-b8a1-3f7d2c5e6a90',
	format: reportId,
};

export const intakeLocator: Locator = {
	list: 'searchIntakes',
	idPlaceholder: 'e.g. 8d1c5b3f-0a74-4e96-b2d8-6f9e3a7c1d05',
	format: uuid,
};

const locatorProperty: INodeProperties = {
	displayName: 'Object',
	name: 'object',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
};

/** What every locator field has, to be completed by its names and description. */
export const locator = (kind: Locator) => ({ ...locatorProperty, required: true as const, modes: modesOf(kind) });

function modesOf({ list, searchable = true, idPlaceholder, urlPlaceholder }: Locator): INodePropertyMode[] {
	const fromList: Omit<INodePropertyMode, 'displayName'> = {
		name: 'list',
		type: 'list',
		typeOptions: { searchListMethod: list, searchable },
	};
	const text = (name: string, placeholder: string) => ({ name, type: 'string' as const, placeholder });
	return [
		{ displayName: 'From List', ...fromList },
		{ displayName: 'By ID', ...text('id', idPlaceholder) },
		...(urlPlaceholder ? [{ displayName: 'By URL', ...text('url', urlPlaceholder) }] : []),
	];
}

/** A required field that picks one object from a list, or takes its id or address. */
export const locatorField = <const Name extends string>(
	kind: Locator,
	displayName: string,
	name: Name,
	destination: Destination,
	description: string,
) => field({ ...locator(kind), displayName, name, description }, destination, kind.format);

/** The alert that an operation works on, as `{uuid}` of its path. */
export const alertField = locatorField(alertLocator, 'Alert', 'uuid', path('uuid'), 'The alert to work on');

/** The asset that an operation works on, as `{uuid}` of its path. */
export const assetField = locatorField(assetLocator, 'Asset', 'uuid', path('uuid'), 'The asset to work on');
