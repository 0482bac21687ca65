import { ownerApi } from '../jest/session';
import { CREDENTIAL_TYPE, credentialData, openStage, type Stage } from '../stage';

describe("the credential's test", () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Credential tests' });
	});
	afterAll(async () => await stage.simulator.stop());

	const test = async (change: Record<string, unknown>) =>
		await stage.api.testCredential(CREDENTIAL_TYPE, { ...credentialData(stage.simulator), ...change });

	it('passes with a valid key', async () => {
		expect(await test({})).toMatchObject({ status: 'OK' });
	});

	it('fails with a wrong key and says so', async () => {
		const result = await test({ apiKey: 'wrong-key-0123456789' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/key/i);
		expect(result.message).not.toContain('wrong-key-0123456789');
	});

	it('fails with an unreachable address and says so', async () => {
		const result = await test({ baseUrl: 'http://127.0.0.1:1' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/connect|reach|refused/i);
	});
});
