import type { ApiFunctions } from './client';

/** n8n's expression engine, which needs an isolate to evaluate the credential's `=Bearer ...`. */
interface Expressions {
	acquireIsolate?(): Promise<boolean>;
	releaseIsolate?(): Promise<void>;
}

interface Holding {
	users: number;
	/** Whether the isolate in use is ours to give back */
	acquired: Promise<boolean>;
	/** The release of the one before */
	released: Promise<unknown>;
}

const holdings = new WeakMap<Expressions, Holding>();

function expressionsOf(functions: ApiFunctions): Expressions | undefined {
	return (functions as { workflow?: { expression?: Expressions } }).workflow?.expression;
}

/** Runs `work` with an isolate at hand; calls at the same time share one. */
async function withIsolate<Result>(expressions: Expressions, work: () => Promise<Result>): Promise<Result> {
	const holding = holdings.get(expressions) ?? { users: 0, acquired: Promise.resolve(false), released: Promise.resolve() };
	holdings.set(expressions, holding);
	if (holding.users++ === 0) holding.acquired = holding.released.then(() => expressions.acquireIsolate!());
	try {
		await holding.acquired;
		return await work();
	} finally {
		if (--holding.users === 0) {
			holding.released = holding.acquired.then(async (ours) => (ours ? await expressions.releaseIsolate!() : undefined)).catch(() => undefined);
		}
	}
}

/**
 * The same functions, usable outside of n8n's own calls. n8n evaluates the credential's header in an
 * isolate that it provides only while a node is activated or executed; a trigger's later requests and
 * those of a webhook would fail without one.
 */
export function keepingIsolate(functions: ApiFunctions): ApiFunctions {
	const expressions = expressionsOf(functions);
	if (!expressions?.acquireIsolate || !expressions.releaseIsolate) return functions;
	const { httpRequestWithAuthentication } = functions.helpers;
	const helpers: ApiFunctions['helpers'] = {
		...functions.helpers,
		async httpRequestWithAuthentication(...args) {
			return (await withIsolate(expressions, async () => await httpRequestWithAuthentication.apply(this, args))) as unknown;
		},
	};
	return {
		getCredentials: functions.getCredentials.bind(functions),
		getNode: functions.getNode.bind(functions),
		helpers,
	};
}
