const unit = require('../jest.config');

/** n8n's queue mode: Postgres, Redis, one main process and two workers, all of them started by the tests. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>'],
	testMatch: ['<rootDir>/*.test.ts'],
	transform: unit.transform,
	setupFilesAfterEnv: ['<rootDir>/../harness/assertions.ts'],
	testTimeout: 120_000,
	maxWorkers: 1,
};
