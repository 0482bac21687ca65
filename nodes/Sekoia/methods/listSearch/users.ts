import type { SekoiaClient } from '../../../shared/http/client';
import { statusOf } from '../../../shared/http/errors';
import { collectPages, type Page, pages } from '../../../shared/http/paging';
import { isJsonObject, type JsonObject } from '../../../shared/json';
import { callOf, listSearch, type ListSource, text } from '../listPage';
import { searchCommunities } from './communities';

const PAGE_SIZE = 100;
/** A key that sees more communities gets the users of the first ones; of others it can give the UUID. */
const MAX_COMMUNITIES = 100;
const MAX_USERS = 1_000;

/** Whether the key may not see the users of a community. */
const isHidden = (failure: unknown): boolean => [403, 404].includes(statusOf(failure) ?? 0);

/** The users of one community, or why the key may not see them. @throws RequestError for any other reason */
async function readCommunity(client: SekoiaClient, uuid: string): Promise<JsonObject[] | { hidden: unknown }> {
	const call = { method: 'GET' as const, path: `/api/v1/communities/${encodeURIComponent(uuid)}/avatars/` };
	const reading = collectPages(pages(client, call, { pageSize: PAGE_SIZE, limit: MAX_USERS }));
	return await reading.then(
		({ items }) => items,
		(failure: unknown) => (isHidden(failure) ? { hidden: failure } : Promise.reject(failure)),
	);
}

/**
 * The users of all communities that the API key sees, each with the name of the community, since no call lists them
 * together. Communities whose users the key may not see are left out, and the last page then tells that there is more.
 * @throws RequestError when the key may see no users at all
 */
async function* readUsers(client: SekoiaClient): AsyncGenerator<Page> {
	const found = await collectPages(pages(client, callOf(searchCommunities.source), { pageSize: PAGE_SIZE, limit: MAX_COMMUNITIES }));
	const hidden: unknown[] = [];
	for (const { uuid, name } of found.items) {
		const users = await readCommunity(client, text(uuid));
		if (Array.isArray(users)) yield { items: users.map((avatar) => ({ ...avatar, community_name: name ?? null })) };
		else hidden.push(users.hidden);
	}
	if (hidden.length > 0 && hidden.length === found.items.length) throw hidden[0];
	if (hidden.length > 0 || (found.total ?? 0) > MAX_COMMUNITIES) yield { items: [], total: Infinity };
}

const userOf = ({ user }: JsonObject): JsonObject => (isJsonObject(user) ? user : {});
const emailOf = (avatar: JsonObject) => text(userOf(avatar).email);

function nameOfUser(avatar: JsonObject): string {
	const { firstname, lastname } = userOf(avatar);
	return text(avatar.name) || [text(firstname), text(lastname)].filter(Boolean).join(' ') || emailOf(avatar);
}

const described = (avatar: JsonObject, details: string[]) => {
	const shown = details.filter(Boolean).join(', ');
	return `${nameOfUser(avatar)}${shown ? ` (${shown})` : ''}`;
};

const users: ListSource = {
	noun: 'user',
	path: '/api/v1/communities',
	permission: 'View communities',
	readAll: readUsers,
	nameOf: nameOfUser,
	aliasesOf: (avatar) => [emailOf(avatar)].filter(Boolean),
	toItem: (avatar) => ({ name: described(avatar, [emailOf(avatar)]), value: text(userOf(avatar).uuid) }),
};

/** Users by their own UUID, by which alerts know them. */
export const searchUsers = listSearch(users);

/** Users by the UUID that stands for them in a community, by which cases know them. */
export const searchAvatars = listSearch({
	...users,
	toItem: (avatar) => ({ name: described(avatar, [emailOf(avatar), text(avatar.community_name)]), value: text(avatar.uuid) }),
});
