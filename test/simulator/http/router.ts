import { badRequest, methodNotAllowed, notFound } from './errors';
import type { Route } from './route';

interface Found {
	route: Route;
	params: Record<string, string>;
}

interface Pattern {
	segments: string[];
	/** Number of fixed segments. The path with more of them wins: `/alerts/statuses` before `/alerts/{uuid}`. */
	fixed: number;
	route: Route;
}

/** Finds the route of a request. */
export class Router {
	private readonly patterns: Pattern[];

	constructor(routes: Route[]) {
		this.patterns = routes.map((route) => {
			const segments = route.path.split('/');
			return { route, segments, fixed: segments.filter((segment) => !segment.startsWith('{')).length };
		});
		this.patterns.sort((a, b) => b.fixed - a.fixed);
	}

	/** @param path still encoded, so that `%2F` never splits a segment */
	find(method: string, path: string, isEnabled: (route: Route) => boolean): Found {
		const segments = path.split('/');
		const onPath = this.patterns.filter((pattern) => matches(pattern, segments) && isEnabled(pattern.route));
		const [first] = onPath;
		if (!first) throw notFound('Path');
		const best = onPath.filter((pattern) => pattern.fixed === first.fixed);
		const pattern = best.find((candidate) => candidate.route.method === method);
		if (!pattern) throw methodNotAllowed(best.map((candidate) => candidate.route.method));
		return { route: pattern.route, params: paramsOf(pattern, segments) };
	}
}

function matches(pattern: Pattern, segments: string[]): boolean {
	return (
		pattern.segments.length === segments.length &&
		pattern.segments.every((wanted, i) => (wanted.startsWith('{') ? segments[i] !== '' : wanted === segments[i]))
	);
}

function paramsOf(pattern: Pattern, segments: string[]): Record<string, string> {
	const params: Record<string, string> = {};
	pattern.segments.forEach((wanted, i) => {
		if (wanted.startsWith('{')) params[wanted.slice(1, -1)] = decode(segments[i] ?? '');
	});
	return params;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw badRequest('Malformed percent-encoding in the path');
	}
}
