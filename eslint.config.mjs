import eslint from '@eslint/js';
import { n8nCommunityNodesPlugin as community } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

// The rules that n8n's own node tool applies to a package without n8n Cloud support.
export default tseslint.config(
	{ ignores: ['dist/', 'test/', '**/node_modules/', 'gulpfile.js', 'eslint.config.mjs'] },
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [
			eslint.configs.recommended,
			...tseslint.configs.recommended,
			community.configs.recommendedWithoutN8nCloudSupport,
		],
		rules: {
			'no-console': 'error',
		},
	},
	{
		files: ['package.json'],
		extends: [community.configs.recommendedWithoutN8nCloudSupport],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: {
			// The LiveAPI needs WebSocket pings and the status of a refused handshake; only `ws` gives both.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: {
			...nodesBase.configs.credentials.rules,
			// Only for documentation slugs of n8n's own nodes; ours is a full URL.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// Masks every field whose name ends like a secret, which n8n's newer rule does more precisely.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: {
			...nodesBase.configs.nodes.rules,
			// Know only the literal 'main', while the newer rules ask for NodeConnectionTypes.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			// Forbids an upper bound for Limit, but the platform has one.
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
);
