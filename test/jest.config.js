/** Unit and integration tests. The end-to-end tests have their own configuration in test/e2e. */
module.exports = {
	rootDir: '..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/integration/**/*.test.ts', '<rootDir>/test/fuzz/**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/'],
	// Minutes long: by `npm run soak` only.
	testPathIgnorePatterns: ['/node_modules/', ...(process.env.SOAK_SECONDS ? [] : ['/test/integration/soak/'])],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	setupFilesAfterEnv: ['<rootDir>/test/harness/assertions.ts'],
	testTimeout: 30_000,
	maxWorkers: 2,
};
