/** Set up for every test file: a test that asserts nothing fails, since it could never turn red. */
beforeEach(() => {
	expect.hasAssertions();
});
