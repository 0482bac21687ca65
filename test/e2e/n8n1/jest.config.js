const e2e = require('../jest.config');

/** The last n8n 1.x. Run by hand: it has its own n8n to install, which takes minutes and 2 GB. */
const { globalSetup, globalTeardown, ...rest } = e2e;
module.exports = { ...rest, rootDir: '.', roots: ['<rootDir>/suite'] };
