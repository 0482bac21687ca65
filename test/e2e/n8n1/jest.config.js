const e2e = require('../jest.config');

/** Tests in the last n8n 1.x, run by hand because they install their own n8n, which takes minutes and 2 GB. */
const { globalSetup, globalTeardown, ...rest } = e2e;
module.exports = { ...rest, rootDir: '.', roots: ['<rootDir>/suite'] };
