// Applies n8n's rules for published community packages to a folder, as its scanner does: to the compiled
// files and package.json, ignoring inline exceptions. Prints the findings as JSON.
import { n8nCommunityNodesPlugin as plugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
	cwd: process.argv[2],
	overrideConfigFile: true,
	allowInlineConfig: false,
	overrideConfig: [
		{ ignores: ['**/node_modules/**'] },
		{ files: ['**/*.js', 'package.json'], ...plugin.configs.recommendedWithoutN8nCloudSupport },
		{ files: ['package.json'], languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } } },
	],
});
const reports = await eslint.lintFiles(['package.json', 'dist/**/*.js']);
const findings = reports.flatMap(({ filePath, messages }) =>
	messages
		.filter(({ severity }) => severity === 2)
		.map(({ ruleId, line, message }) => ({ file: filePath, line, rule: ruleId, message })),
);
console.log(JSON.stringify({ files: reports.length, findings }));
