import type { AnyField, Entry } from '../../../nodes/shared/fields/field';
import type { Operation } from '../../../nodes/Sekoia/engine/operation';
import { resources } from '../../../nodes/Sekoia/resources';
import type { DocumentedArgument } from '../../contract/action';
import { documentedActions } from '../../contract/documentedActions';
import { furtherActions } from '../../contract/furtherActions';
import { allCases } from './allCases';
import type { FieldsSet, OperationCase } from './operationCase';
import { withTenant } from './tenant';

/** The key by which operations, documented actions and cases are matched. */
const keyOf = ({ resource, operation }: { resource: string; operation: string }) => `${resource}: ${operation}`;

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		key: keyOf({ resource: resource.value, operation: operation.value }),
		operation,
	})),
);

/** Every field by its name; a field of a collection as `collection.field`. */
function fieldsOf(entries: readonly Entry[]): Map<string, AnyField> {
	return new Map(
		entries.flatMap((entry): Array<[string, AnyField]> => {
			const { name } = entry.property;
			if (entry.kind === 'field') return [[name, entry]];
			return entry.fields.map((member) => [`${name}.${member.property.name}`, member]);
		}),
	);
}

/** Whether the field's value is sent where the argument is documented, as a member of it, or as one that means the same. */
function carries({ destination }: AnyField, { name, place, sentAs = name }: DocumentedArgument, kind: Operation['kind']): boolean {
	// The node itself pages through a list.
	const isPaging = kind === 'list' && (name === 'limit' || name === 'offset');
	const { in: where, as = '' } = destination;
	const isFor = as === sentAs || as.startsWith(`${sentAs}.`) || ('alsoFor' in destination && destination.alsoFor === sentAs);
	return isFor && where === (isPaging ? 'node' : place);
}

describe('every documented action has its operation', () => {
	test('24 actions of the playbook module v2.14 with 107 arguments', () => {
		expect(documentedActions).toHaveLength(24);
		expect(documentedActions.flatMap((action) => action.arguments)).toHaveLength(107);
	});

	test.each([...documentedActions, ...furtherActions])('$name', (action) => {
		const operation = operations.find(({ key }) => key === keyOf(action))?.operation;
		expect(operation?.documented).toBe(action.name);
		const { request, fields, kind } = operation!;
		expect(`${request.method} ${request.path}`).toBe(action.call);

		for (const argument of action.arguments) {
			const carriers = [...fieldsOf(fields)].filter(([, field]) => carries(field, argument, kind));
			expect([argument.name, carriers.length > 0]).toEqual([argument.name, true]);
			const isAtHand = carriers.some(([name]) => !name.includes('.'));
			if (argument.required) expect([argument.name, isAtHand]).toEqual([argument.name, true]);
		}
	});
});

/** Operations that are not actions of SEKOIA.IO's playbooks, and why they exist. None so far. */
const OURS: Record<string, string> = {};

test('every operation is documented in test/contract, or is ours for a reason', () => {
	const documented = [...documentedActions, ...furtherActions].map(keyOf);
	const known = [...documented, ...Object.keys(OURS)];
	// An operation that this lists needs an entry in test/contract, or a reason in OURS.
	expect(operations.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([]);
	expect(Object.keys(OURS).filter((key) => documented.includes(key) || !operations.some((one) => one.key === key))).toEqual([]);
	expect(Object.values(OURS).filter((reason) => reason.trim() === '')).toEqual([]);
});

/** The parameters that each case sets, of all cases. */
const parametersOf = new Map<OperationCase, object>();

beforeAll(async () => {
	for (const one of allCases) {
		await withTenant(async (simulator) => void parametersOf.set(one, one.given(simulator).parameters));
	}
});

/** Names of the parameters that the operation's cases of one kind set, members as `collection.member`. */
function parametersSet(key: string, { fields }: Operation, kind?: FieldsSet): string[] {
	const isCollection = (name: string) => fields.some((entry) => entry.kind === 'collection' && entry.property.name === name);
	const names = allCases
		.filter((one) => keyOf(one) === key && (kind === undefined || one.fields === kind))
		.flatMap((one) => Object.entries(parametersOf.get(one)!))
		.flatMap(([name, value]) =>
			isCollection(name) ? Object.keys(value as object).map((member) => `${name}.${member}`) : [name],
		);
	return [...new Set(names)];
}

describe.each(operations)('$key has cases', ({ key, operation }) => {
	const names = [...fieldsOf(operation.fields).keys()];

	test('of each kind', () => {
		const kinds = allCases.filter((one) => keyOf(one) === key).map(({ fields }) => fields);
		expect(kinds).toEqual(expect.arrayContaining(['all', 'required']));
	});

	test('that set all fields', () => {
		const set = parametersSet(key, operation, 'all');
		expect(names.filter((name) => !set.includes(name))).toEqual([]);
	});

	test('that set only fields it has', () => {
		const known = [...names, 'requestOptions'];
		expect(parametersSet(key, operation).filter((name) => !known.includes(name))).toEqual([]);
	});

	test('that set no optional fields when they are to set the required ones only', () => {
		const members = parametersSet(key, operation, 'required').filter((name) => name.includes('.'));
		// An update needs at least one of its fields.
		expect(members.filter((name) => !name.startsWith('updateFields.'))).toEqual([]);
	});
});

test('every case belongs to an operation that exists', () => {
	const keys = operations.map(({ key }) => key);
	expect(allCases.map(keyOf).filter((key) => !keys.includes(key))).toEqual([]);
});
