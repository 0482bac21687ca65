import type { World } from '../state/world';
import { Random } from './random';

const USERS: ReadonlyArray<[firstname: string, lastname: string]> = [
	['Jane', 'Doe'],
	['Amir', 'Haddad'],
	['Chloé', 'Le Goff'],
	['Tomás', 'Rivera'],
];

/** Users of the communities. The first is the analyst who does what happens in the web application, and belongs to both. */
export function seedAvatars(world: World): void {
	const { reference, analyst, options } = world;
	// Values of its own, so that users change nothing else of the tenant.
	const random = new Random(options.seed + 1);
	const role = { uuid: random.uuid(), name: 'Analyst' };
	const createdMs = world.nowMs() - 80 * 86_400_000;
	const users = USERS.map(([firstname, lastname], i) => ({
		uuid: i === 0 ? analyst.uuid : random.uuid(),
		firstname,
		lastname,
		email: `${firstname}.${lastname}@example.com`.toLowerCase().normalize('NFD').replace(/[^a-z.@]/g, ''),
	}));
	const [first, second] = reference.communities;
	reference.avatars = [...users.map((user) => ({ user, community: first! })), { user: users[0]!, community: second! }].map(({ user, community }, i) => ({
		uuid: random.uuid(),
		name: `${user.firstname} ${user.lastname}`,
		community_uuid: community.uuid,
		status: i === 3 ? 'disabled' : 'enabled',
		role,
		createdMs: createdMs + i * 86_400_000,
		confirmed: i !== 2,
		user,
	}));
}
