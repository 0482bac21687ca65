import type { INodePropertyMode } from 'n8n-workflow';

/** The ways in which one kind of object can be chosen. */
export interface LocatorModes {
	/** Method of the node's `listSearch` that fills the list */
	list: string;
	/** Name of such an object, where the name alone will do */
	namePlaceholder?: string;
	idPlaceholder: string;
	/** Address of such an object in the SEKOIA.IO app, where it has one */
	urlPlaceholder?: string;
}

/** Modes of a resource locator of n8n: from a searchable list, by name, by ID, by the address of a page. */
export function locatorModes({ list, namePlaceholder, idPlaceholder, urlPlaceholder }: LocatorModes): INodePropertyMode[] {
	const fromList: Omit<INodePropertyMode, 'displayName'> = {
		name: 'list',
		type: 'list',
		typeOptions: { searchListMethod: list, searchable: true },
	};
	const text = { type: 'string' as const };
	return [
		{ displayName: 'From List', ...fromList },
		...(namePlaceholder ? [{ displayName: 'By Name', ...text, name: 'name', placeholder: namePlaceholder }] : []),
		{ displayName: 'By ID', ...text, name: 'id', placeholder: idPlaceholder },
		...(urlPlaceholder ? [{ displayName: 'By URL', ...text, name: 'url', placeholder: urlPlaceholder }] : []),
	];
}
