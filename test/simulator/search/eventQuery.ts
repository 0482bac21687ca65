import { badRequest } from '../http/errors';
import type { EventStore, EventValue } from '../state/eventStore';
import { isFieldTerm, tokenize, type Token } from './eventQueryTokens';

/** Whether the event at this index matches. */
export type EventPredicate = (store: EventStore, index: number) => boolean;

type ValueTest = (value: EventValue) => boolean;

/** Compiles an event search term: `field:value`, phrases, wildcards, AND / OR / NOT, parentheses, bare words. */
export function compileQuery(term: string): EventPredicate {
	const parser = new Parser(tokenize(term));
	return parser.parse();
}

class Parser {
	private position = 0;

	constructor(private readonly tokens: Token[]) {}

	parse(): EventPredicate {
		if (this.tokens.length === 0) return () => true;
		const predicate = this.or(undefined);
		if (this.position < this.tokens.length) throw badRequest('Invalid query: unbalanced parenthesis');
		return predicate;
	}

	private or(field: string | undefined): EventPredicate {
		let left = this.and(field);
		while (this.accept('OR')) {
			const [first, second] = [left, this.and(field)];
			left = (store, i) => first(store, i) || second(store, i);
		}
		return left;
	}

	private and(field: string | undefined): EventPredicate {
		let left = this.not(field);
		while (this.accept('AND') || this.startsOperand()) {
			const [first, second] = [left, this.not(field)];
			left = (store, i) => first(store, i) && second(store, i);
		}
		return left;
	}

	private not(field: string | undefined): EventPredicate {
		if (this.accept('NOT')) {
			const inner = this.not(field);
			return (store, i) => !inner(store, i);
		}
		const token = this.tokens[this.position++];
		if (token?.kind === '(') return this.closeGroup(field);
		if (token && isFieldTerm(token)) {
			if (!token.value) {
				if (!this.accept('(')) throw badRequest(`Invalid query: no value for ${token.field}`);
				return this.closeGroup(token.field);
			}
			return fieldPredicate(token.field, valueTest(token.field, token.value));
		}
		if (token?.kind !== 'value') throw badRequest('Invalid query: a term is missing');
		return field === undefined ? anyField(token.value) : fieldPredicate(field, valueTest(field, token.value));
	}

	private closeGroup(field: string | undefined): EventPredicate {
		const inner = this.or(field);
		if (!this.accept(')')) throw badRequest('Invalid query: a parenthesis is not closed');
		return inner;
	}

	private startsOperand(): boolean {
		const kind = this.tokens[this.position]?.kind;
		return kind === '(' || kind === 'value' || kind === 'field' || kind === 'NOT';
	}

	private accept(kind: Token['kind']): boolean {
		if (this.tokens[this.position]?.kind !== kind) return false;
		this.position++;
		return true;
	}
}

/** Fields in which a value is found anywhere; in all others it must match as a whole. */
const TEXT_FIELDS = new Set(['message']);
/** Fields in which a bare word is not searched for. */
const DATE_FIELDS = new Set(['@timestamp', 'timestamp']);

function fieldPredicate(field: string, test: ValueTest): EventPredicate {
	return (store, index) => {
		const value = store.value(index, field);
		return value !== undefined && test(value);
	};
}

function anyField(value: string): EventPredicate {
	if (value === '*') return () => true;
	const test = valueTest(undefined, value);
	const textTest = valueTest('message', value);
	return (store, index) =>
		store.fieldNames(index).some((field) => {
			if (DATE_FIELDS.has(field)) return false;
			const found = store.value(index, field);
			return found !== undefined && (TEXT_FIELDS.has(field) ? textTest(found) : test(found));
		});
}

function valueTest(field: string | undefined, raw: string): ValueTest {
	if (raw === '*') return () => true;
	const range = /^\[(\S+) TO (\S+)\]$/.exec(raw);
	if (range) {
		const [, low = NaN, high = NaN] = range.map(ordinal);
		return each((value) => ordinal(value) >= low && ordinal(value) <= high);
	}
	const [, operator, limit] = /^(>=|<=|>|<)(.+)$/.exec(raw) ?? [];
	if (operator !== undefined && limit !== undefined) {
		const bound = ordinal(limit);
		return each((value) => compare(ordinal(value), operator, bound));
	}
	const regex = /^\/(.*)\/$/.exec(raw)?.[1];
	if (regex !== undefined) return matching(field, regex);

	const phrase = /^"([\s\S]*)"$/.exec(raw)?.[1];
	const wanted = phrase?.replace(/\\(.)/g, '$1') ?? raw;
	if (phrase !== undefined || !/[*?]/.test(wanted)) {
		const lower = wanted.toLowerCase();
		if (field !== undefined && TEXT_FIELDS.has(field)) return each((value) => value.toLowerCase().includes(lower));
		return each((value) => value.toLowerCase() === lower);
	}
	const pattern = wanted
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replace(/\*/g, '.*')
		.replace(/\?/g, '.');
	return matching(field, pattern);
}

function matching(field: string | undefined, pattern: string): ValueTest {
	const whole = field === undefined || !TEXT_FIELDS.has(field);
	let regex: RegExp;
	try {
		regex = new RegExp(whole ? `^(?:${pattern})$` : pattern, 'is');
	} catch {
		throw badRequest(`Invalid query: /${pattern}/ is not a regular expression`);
	}
	return each((value) => regex.test(value));
}

const each =
	(test: (value: string) => boolean): ValueTest =>
	(value) =>
		Array.isArray(value) ? value.some(test) : test(String(value));

/** A number for comparisons, of numbers and IPv4 addresses; anything else gives NaN, which no comparison accepts. */
function ordinal(value: string): number {
	const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(value);
	if (!address) return Number(value);
	return address.slice(1).reduce((sum, part) => sum * 256 + Number(part), 0);
}

function compare(value: number, operator: string, bound: number): boolean {
	if (operator === '>') return value > bound;
	if (operator === '>=') return value >= bound;
	if (operator === '<') return value < bound;
	return value <= bound;
}
