import { NOT_THE_API } from '../../shared/http/errorTexts';
import { inputError } from '../../shared/inputError';
import { isJsonObject, type Json, type JsonObject } from '../../shared/json';

/**
 * The answer as the one object it must be.
 * @param member where in the answer the object is; by default the answer itself
 * @throws InputError when it is anything else
 */
export function oneObject(answer: Json, member?: string): JsonObject {
	const found = member !== undefined && isJsonObject(answer) ? answer[member] : answer;
	if (isJsonObject(found)) return found;
	throw inputError('SEKOIA.IO answered without the expected object', NOT_THE_API);
}
