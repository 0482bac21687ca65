import { inputError } from '../../shared/inputError';

/** @throws InputError when none of the fields that an update may change has a value */
export function checkUpdate(updateFields: Record<string, unknown>): void {
	if (Object.values(updateFields).some((value) => value !== undefined)) return;
	throw inputError('There is nothing to update', 'Add at least one field with a value under Update Fields.');
}
