import type { INodeListSearchItems } from 'n8n-workflow';

import { isUuidOrStixId } from '../../shared/fields/objectIds';
import type { ApiCall } from '../../shared/http/apiCall';
import type { SekoiaClient } from '../../shared/http/client';
import type { Page } from '../../shared/http/paging';
import type { JsonObject } from '../../shared/json';

export type QueryEntry = readonly [name: string, value: string];

/** One kind of object that a list of the editor offers, and that fields take by name. */
export interface ListSource {
	/** What one is called in messages, such as `entity` */
	noun: string;
	path: string;
	permission: string;
	/** Query of every page: sort order, what to leave out */
	query?: readonly QueryEntry[];
	/** Reads the objects where no single list has them all; `path` then only tells this list from others */
	readAll?(client: SekoiaClient): AsyncIterable<Page>;
	/** Query that narrows the list to what the user typed; absent where the API cannot search */
	search?(text: string): QueryEntry;
	/**
	 * The ID that a searched text is or, as an address, holds; by default UUIDs and STIX IDs.
	 * @throws InputError when it is the ID of something else
	 */
	findId?(text: string): string | undefined;
	/** Query that finds the object with an ID; absent where the API has none */
	byId?(id: string): QueryEntry;
	/** Whether `path` and an ID give the object with this ID */
	hasSingle?: true;
	toItem(object: JsonObject): INodeListSearchItems;
	/** The name alone, where `toItem` shows more */
	nameOf?(object: JsonObject): string;
	/** Further texts that mean the object, such as an email address */
	aliasesOf?(object: JsonObject): string[];
	/** Whether a text is an ID, which is never looked up; by default UUIDs and STIX IDs are */
	isId?(text: string): boolean;
	/** Objects that every tenant has, whose names are not looked up */
	known?: readonly INodeListSearchItems[];
	/** Whether there are too many to read them all: each is searched for */
	isEndless?: true;
}

/** Whether a text is an ID of such an object; see `isId`. */
export const isIdOf = ({ isId }: ListSource, text: string): boolean => (isId ? isId(text) : isUuidOrStixId(text));

/** The call that reads the list, to which limit and offset are added. */
export const callOf = ({ path, query, permission }: ListSource): ApiCall & { query: QueryEntry[] } => ({
	method: 'GET',
	path,
	query: [...(query ?? [])],
	permissions: [permission],
});
