import { body } from '../../../shared/fields/field';
import { type Locator, locatorField } from '../../../shared/fields/locators';
import { isUuid, type Parser, trimmed, unwrap, uuid } from '../../../shared/fields/parsers';
import type { SekoiaClient } from '../../../shared/http/client';
import { collectPages, pages } from '../../../shared/http/paging';
import { inputError } from '../../../shared/inputError';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import { type AssetType, isListMissing, KNOWN_TYPES, TYPES_PATH } from './knownTypes';

/** How many types the message of an unknown one lists at most. */
const MAX_NAMED = 20;

/** A type by UUID, where the field takes no name. */
export const assetTypeLocator: Locator = {
	list: 'searchAssetTypes',
	namePlaceholder: 'e.g. computer',
	idPlaceholder: 'e.g. 65f8ebba-e400-4ef7-844d-2881e2cf175c',
	parser: uuid,
};

/** A type as it was given: `{uuid}`, `{name}`, or the object of an expression. */
const assetType: Parser<JsonObject> = (value, reading) => {
	const given = unwrap(value);
	if (isJsonObject(given)) return given;
	const entered = trimmed(given, reading);
	if (entered === undefined) return undefined;
	return isUuid(entered) ? { uuid: entered.toLowerCase() } : { name: entered };
};

export const assetTypeField = locatorField(
	{ displayName: 'Asset Type', name: 'assetType', description: 'What the asset is. An expression may also give an object with uuid and name.' },
	body('asset_type'),
	{ ...assetTypeLocator, parser: assetType },
);

/** The look-ups of types, by the client of an execution, so that each execution makes one. */
const lookUps = new WeakMap<SekoiaClient, Promise<AssetType[] | undefined>>();

async function readTypes(client: SekoiaClient): Promise<AssetType[] | undefined> {
	const call = { method: 'GET' as const, path: TYPES_PATH, permissions: ['View assets'] };
	const all = collectPages(pages(client, call, { pageSize: 100, limit: Infinity }));
	const answer = await all.catch((failure: unknown) => (isListMissing(failure) ? undefined : Promise.reject(failure)));
	return answer?.items.map(({ uuid, name }) => ({ uuid: String(uuid), name: String(name) }));
}

function typesOf(client: SekoiaClient): Promise<AssetType[] | undefined> {
	const started = lookUps.get(client) ?? readTypes(client);
	lookUps.set(client, started);
	return started;
}

/**
 * The type with both UUID and name, since SEKOIA.IO may need both; the missing one is looked up. Where
 * the tenant's types cannot be listed, the type stays as it was given.
 * @throws InputError when the tenant has no such type
 */
export async function completeType(given: JsonObject, client: SekoiaClient): Promise<JsonObject> {
	if (given.uuid && given.name) return given;
	const isMeant = ({ uuid, name }: AssetType) =>
		given.uuid ? uuid === given.uuid : name.toLowerCase() === String(given.name).toLowerCase();
	const known = KNOWN_TYPES.find(isMeant);
	if (known) return { ...known };
	const types = await typesOf(client);
	if (types === undefined) return given;
	const found = types.find(isMeant);
	if (found) return { ...found };
	throw inputError(
		`"Asset Type" is not one of the types of this tenant: "${String(given.uuid ?? given.name)}"`,
		`Choose one from the list: ${types.slice(0, MAX_NAMED).map(({ name }) => name).join(', ')}.`,
	);
}
