import { body } from '../../../shared/fields/field';
import { locatorField, namedLocator } from '../../../shared/fields/locators';
import { isUuid } from '../../../shared/fields/objectIds';
import { type Parser, trimmed, unwrap } from '../../../shared/fields/parsers';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import type { Names } from '../../engine/names';
import { searchAssetTypes } from '../../methods/listSearch/assetTypes';

/** A type by name or UUID. */
export const assetTypeLocator = namedLocator('searchAssetTypes', { name: 'computer', id: '65f8ebba-e400-4ef7-844d-2881e2cf175c' });

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
	// A new asset needs both UUID and name; see `completeType`.
	{ ...assetTypeLocator, parser: assetType, listParser: undefined, isLookedUp: undefined },
);

/**
 * The type with both UUID and name, since SEKOIA.IO may need both; the missing one is looked up. Where
 * the tenant's types cannot be listed, the type stays as it was given.
 * @throws InputError when the tenant has no such type
 */
export async function completeType(given: JsonObject, names: Names): Promise<JsonObject> {
	if (given.uuid && given.name) return given;
	const found = await names.object(assetTypeField.property.displayName, searchAssetTypes.source, String(given.uuid ?? given.name));
	return found ? { uuid: found.id, name: found.name } : given;
}
