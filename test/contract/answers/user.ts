import type { Members } from './shape';

/** A user of a community, as in SEKOIA.IO's OpenAPI file of July 2026. Times are ISO text. */
export const avatar: Members = {
	uuid: 'string',
	role_uuid: 'string',
	name: 'string',
	user: {
		uuid: 'string',
		firstname: 'string',
		lastname: 'string',
		company_name: 'string',
		email: 'string',
		picture_mode: 'string',
		created_at: 'string',
		updated_at: 'string',
		confirmed: 'boolean',
		invitation_v2: { email: 'string' },
		mfa_enabled: 'boolean',
		last_activity: 'string',
		auth_provider: 'string',
		sso_available: 'boolean',
	},
	created_at: 'string',
	updated_at: 'string',
	status: 'string',
	status_changed_at: 'string',
	roles: [{ uuid: 'string', name: 'string' }],
};
