import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../state/model';
import { forbidden, invalidToken } from './errors';
import type { Route } from './route';

/** Permission titles as the platform shows them. */
export const PERMISSIONS = [
	'View alerts',
	'Manage alerts',
	'Comment on alerts',
	'Update alert status',
	'View cases',
	'Manage cases',
	'Comment on cases',
	'View intakes',
	'View events',
	'View entities',
	'View intelligence',
	'View IOC collections',
	'Manage IOC collections',
	'View Rules Catalog',
	'Manage rules and alert filters',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export interface ApiKey {
	token: string;
	/** Shown as the author of whatever is done with the key. */
	uuid: string;
	permissions: readonly Permission[];
	revoked: boolean;
	expired: boolean;
}

export interface ApiKeyOptions {
	/** Permission titles; all of them by default. */
	permissions?: readonly string[];
	revoked?: boolean;
	expired?: boolean;
}

/** The author of whatever is done with the key. */
export const actorOf = (key: ApiKey): Actor => ({ uuid: key.uuid, type: 'apikey' });

/** The API keys of the tenant. */
export class Access {
	private readonly keys = new Map<string, ApiKey>();

	constructor(private readonly newUuid: () => string) {}

	add({ permissions = PERMISSIONS, revoked = false, expired = false }: ApiKeyOptions = {}): ApiKey {
		const granted = permissions.map((title) => {
			const known = PERMISSIONS.find((permission) => permission === title);
			if (!known) throw new Error(`No such permission: ${title}`);
			return known;
		});
		const uuid = this.newUuid();
		const token = `sim_${uuid.replaceAll('-', '')}`;
		const key: ApiKey = { token, uuid, permissions: granted, revoked, expired };
		this.keys.set(token, key);
		return key;
	}

	revoke(token: string): void {
		const key = this.keys.get(token);
		if (!key) throw new Error('No such API key');
		key.revoked = true;
	}

	/** The key with this token, unless it was revoked or has expired. */
	find(token: string | undefined): ApiKey | undefined {
		const key = this.keys.get(token ?? '');
		return key && !key.revoked && !key.expired ? key : undefined;
	}

	/** Finds the caller of a route; refuses unknown keys and those without the permission. */
	check(route: Route, headers: IncomingHttpHeaders): ApiKey {
		const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
		const key = this.find(token);
		if (!key) throw invalidToken();
		const holds = (permission: Permission) => key.permissions.includes(permission);
		const { needs = [], needsOneOf } = route;
		if (!needs.every(holds) || (needsOneOf && !needsOneOf.some(holds))) throw forbidden();
		return key;
	}
}
