const unit = require('../jest.config');

/** End-to-end tests: one real n8n for the whole run, a simulator of its own for each test file. */
module.exports = {
	testEnvironment: 'node',
	// Only the folder with tests, since node_modules here contains a whole n8n.
	roots: ['<rootDir>/suite'],
	testMatch: ['**/*.test.ts'],
	globalSetup: '<rootDir>/jest/start.ts',
	globalTeardown: '<rootDir>/jest/stop.ts',
	transform: unit.transform,
	setupFilesAfterEnv: ['<rootDir>/../harness/assertions.ts'],
	testTimeout: 120_000,
	maxWorkers: 1,
};
