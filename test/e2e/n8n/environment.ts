import { delimiter, dirname } from 'node:path';

/** What the environment of an n8n depends on. */
export interface EnvironmentOptions {
	node: string;
	userFolder: string;
	port: number;
	brokerPort: number;
	extra?: Record<string, string>;
}

/** The variables that n8n inherits. Settings of the test runner and of a user's own n8n are not among them. */
const INHERITED = ['USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'];

/** Environment variables for an n8n on loopback, with all its data in one folder, that sends nothing to the internet. */
export function serverEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
	return {
		...inherited,
		// n8n starts its task runner with the command `node`, which must be the same Node.js.
		PATH: dirname(options.node) + delimiter + (process.env.PATH ?? ''),
		HOME: options.userFolder,
		N8N_USER_FOLDER: options.userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// The first module fetches a catalogue from the internet at each start, the second shows a set-up of AI features.
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_OUTPUT: 'console',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		...options.extra,
	};
}
