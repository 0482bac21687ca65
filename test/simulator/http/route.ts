import type { ApiKey, Permission } from './access';
import type { ErrorStyle } from './errors';
import type { Part } from './multipart';
import type { QueryOf, QuerySpec } from './query';
import type { RecordedRequest } from './recorder';
import type { Infer, Schema } from './schema';
import type { World } from '../state/world';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An answer that is not simply "200 with this JSON". */
export class Reply {
	constructor(
		readonly status: number,
		readonly body?: unknown,
		readonly headers: Record<string, string> = {},
	) {}
}

/** The answer of calls that return nothing. */
export const noContent = () => new Reply(204);

/** The names in braces of a path. */
type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | ParamNames<Rest>
	: never;

/** What a handler gets; everything in it has been checked. */
interface Context<Path extends string, Q extends QuerySpec, B> {
	world: World;
	/** Decoded path parameters. */
	params: Record<ParamNames<Path>, string>;
	query: QueryOf<Q>;
	body: B;
	/** Parts of a multipart body. */
	parts: Part[];
	/** The caller; absent on public routes only. */
	key: ApiKey;
	request: RecordedRequest;
}

interface RouteBase<Path extends string = string> {
	method: Method;
	/** `{name}` stands for one path segment. */
	path: Path;
	/** The key must hold all of these. */
	needs?: readonly Permission[];
	/** The key must hold at least one of these. */
	needsOneOf?: readonly Permission[];
	/** Served without an API key; a request that carries one is refused. */
	public?: boolean;
	errors?: ErrorStyle;
	maxBytes?: number;
	/** Served only while this returns true; otherwise the path is unknown. */
	enabled?: (world: World) => boolean;
}

interface RouteWithBody<P extends string, Q extends QuerySpec, B extends Schema<unknown>> extends RouteBase<P> {
	query?: Q;
	body: B;
	run(context: Context<P, Q, Infer<B>>): unknown;
}

interface RouteWithoutBody<P extends string, Q extends QuerySpec> extends RouteBase<P> {
	query?: Q;
	/** `multipart`: form data. `empty`: no body, or `{}`. Absent: no body. */
	body?: 'multipart' | 'empty';
	run(context: Context<P, Q, undefined>): unknown;
}

/** A route as the server sees it, without the types of its query and body: it checks both before it calls `run`. */
export interface Route extends RouteBase {
	query: QuerySpec;
	body?: Schema<unknown> | 'multipart' | 'empty';
	run(context: Context<string, QuerySpec, unknown>): unknown;
}

/** Declares a route. What `run` gets has the types that `path`, `query` and `body` declare. */
export function route<P extends string, Q extends QuerySpec, B extends Schema<unknown>>(
	declared: RouteWithBody<P, Q, B>,
): Route;
export function route<P extends string, Q extends QuerySpec>(declared: RouteWithoutBody<P, Q>): Route;
export function route(declared: RouteBase & { query?: QuerySpec }): Route {
	return { query: {}, ...declared } as Route;
}

/** Gives all these routes the fields they share; a route's own fields win. */
export function group(shared: Partial<RouteBase>, routes: Route[]): Route[] {
	return routes.map((entry) => ({ ...shared, ...entry }));
}

/** One page of a list, with the total. */
export function page<T>(all: readonly T[], { limit, offset }: { limit: number; offset: number }) {
	return { items: all.slice(offset, offset + limit), total: all.length };
}
