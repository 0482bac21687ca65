import { inputError } from '../../shared/inputError';

/** Checks that an update changes something. @throws InputError when all of its fields are empty */
export function requireChange(changes: object): void {
	if (Object.values(changes).some((value) => value !== undefined)) return;
	throw inputError('There is nothing to update', 'Add at least one field with a value under Update Fields.');
}
