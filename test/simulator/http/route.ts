import type { ApiKey, Permission } from './access';
import type { ErrorStyle } from './errors';
import type { Part } from './multipart';
import type { QueryOf, QuerySpec } from './query';
import type { RecordedRequest } from '../control/recorder';
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

export const noContent = () => new Reply(204);

/** The names in braces of a path. */
type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never;

/** What a handler gets; everything in it has been checked. */
export interface Context<Path extends string, Q extends QuerySpec, B> {
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
	/** The key must hold all of these ... */
	needs?: readonly Permission[];
	/** ... and one of those. */
	needsOneOf?: readonly Permission[];
	/** Served without an API key, and refuses one. */
	public?: boolean;
	errors?: ErrorStyle;
	maxBytes?: number;
	/** Served only while this holds; else the path is unknown. */
	enabled?: (world: World) => boolean;
}

interface RouteWithBody<P extends string, Q extends QuerySpec, B extends Schema<unknown>> extends RouteBase<P> {
	query?: Q;
	body: B;
	run(context: Context<P, Q, Infer<B>>): unknown;
}

interface RouteWithoutBody<P extends string, Q extends QuerySpec> extends RouteBase<P> {
	query?: Q;
	/** `multipart`: form data; `empty`: nothing or `{}`; absent: nothing. */
	body?: 'multipart' | 'empty';
	run(context: Context<P, Q, undefined>): unknown;
}

/** A route as the server sees it: types of query and body are gone, they were checked by the time `run` is called. */
export interface Route extends RouteBase {
	query: QuerySpec;
	body?: Schema<unknown> | 'multipart' | 'empty';
	run(context: Context<string, QuerySpec, unknown>): unknown;
}

/** Declares a route; `run` gets path parameters, query and body typed after their declarations. */
export function route<P extends string, Q extends QuerySpec, B extends Schema<unknown>>(
	declared: RouteWithBody<P, Q, B>,
): Route;
export function route<P extends string, Q extends QuerySpec>(declared: RouteWithoutBody<P, Q>): Route;
export function route(declared: RouteBase & { query?: QuerySpec }): Route {
	return { query: {}, ...declared } as Route;
}

/** Fields shared by a group of routes. */
export function group(shared: Partial<RouteBase>, routes: Route[]): Route[] {
	return routes.map((entry) => ({ ...shared, ...entry }));
}

/** One page of a list with its total. */
export function page<T>(all: readonly T[], { limit, offset }: { limit: number; offset: number }) {
	return { items: all.slice(offset, offset + limit), total: all.length };
}

