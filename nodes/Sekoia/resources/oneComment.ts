import { options } from '../../shared/fields/collections';
import { usedByNode } from '../../shared/fields/field';
import { booleanField } from '../../shared/fields/simple';
import type { JsonObject } from '../../shared/json';
import { oneObject } from '../engine/answer';
import type { OperationContext } from '../engine/operation';

interface Values {
	uuid: string;
	content: string;
	additionalFields?: { author?: string };
	options: { oneComment?: boolean };
}

/** The options of Add Comment. @param object what is commented */
export const commentOptions = (object: 'alert' | 'case') =>
	options([
		booleanField(
			{
				displayName: 'One Comment for All Items',
				name: 'oneComment',
				description: `Whether input items with the same ${object} (given by the same ID) make one comment together, in which the comment of each item starts a new line`,
			},
			usedByNode(),
			{ default: true },
		),
	]);

/** Items of one key share a comment: a comment has one author only. */
const keyOf = ({ uuid, additionalFields }: Values) => JSON.stringify([uuid, additionalFields?.author ?? null]);

/** What the comments with a common key say, in the order of the items. */
function contentsByKey(items: readonly Values[]): Map<string, string[]> {
	const contents = new Map<string, string[]>();
	for (const values of items.filter(({ options: { oneComment } }) => oneComment === true)) {
		const known = contents.get(keyOf(values));
		if (known) known.push(values.content);
		else contents.set(keyOf(values), [values.content]);
	}
	return contents;
}

/**
 * Adds the comment of an item, or the one that it shares with others, which is sent for the first of them.
 * @returns the comment, the same for all items that share it
 * @throws for each item that shares a comment, when SEKOIA.IO refuses it
 */
export async function addItsComment({ values, call, client, acrossItems }: OperationContext<Values>): Promise<JsonObject> {
	if (values.options.oneComment !== true) return oneObject(await client.request(call));
	const contents = await acrossItems.once('contents', async () => contentsByKey(acrossItems.readable() as unknown as Values[]));
	const key = keyOf(values);
	const content = (contents.get(key) ?? [values.content]).join('\n');
	return await acrossItems.once(`comment ${key}`, async () => oneObject(await client.request({ ...call, body: { ...(call.body as JsonObject), content } })));
}
