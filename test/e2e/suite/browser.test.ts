import { resources } from '../../../nodes/Sekoia/resources';
import { openEditor, type Editor } from '../browser';
import { ownerApi } from '../jest/session';
import { chain, manualTrigger } from '../n8n/workflow';
import { request } from '../request';
import { openStage, uses, type Stage } from '../stage';

/** An analyst's steps in n8n's editor, in a real browser. */
describe('the editor', () => {
	let stage: Stage;
	let editor: Editor;
	let workflowId: string;

	beforeAll(async () => {
		stage = await openStage(await ownerApi(), { name: 'Browser', alerts: 70 });
		const { api, credential } = stage;
		const getAlert = {
			name: 'Get alert',
			type: 'n8n-nodes-sekoia.sekoia',
			parameters: { resource: 'alert', operation: 'get', simplify: true },
			credentials: uses(credential),
		};
		const search = {
			name: 'Search alerts',
			type: 'n8n-nodes-sekoia.sekoia',
			parameters: { resource: 'alert', operation: 'search' },
			credentials: uses(credential),
		};
		const trigger = {
			name: 'On alert',
			type: 'n8n-nodes-sekoia.sekoiaTrigger',
			parameters: { events: ['alertCreated'] },
			credentials: uses(credential),
		};
		workflowId = (await api.createWorkflow(chain('Browser', [manualTrigger, getAlert, search, trigger]))).id;
		editor = await openEditor(api);
	});
	afterAll(async () => {
		await editor?.close();
		await stage.simulator.stop();
	});

	it.each(['Sekoia', 'SIEM', 'SOC', 'IOC', 'indicator', 'observable', 'intake', 'asset', 'security', 'ticket', 'log', 'MDR', 'EDR', 'hunting'])('finds the nodes by "%s"', async (word) => {
		await editor.searchNodes(workflowId, word);
		const found = await editor.page.getByTestId('item-iterator-item').allInnerTexts();
		expect(found.filter((text) => text.startsWith('SEKOIA.IO')).length).toBeGreaterThanOrEqual(1);
		await editor.page.keyboard.press('Escape');
	});

	it('lists every action and every trigger by its documented name', async () => {
		const { page } = editor;
		await editor.searchNodes(workflowId, 'sekoia');
		await page.getByTestId('item-iterator-item').first().click();
		const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
		const triggers = ['created', 'updated', 'status changed', 'comment created'].map((event) => `On alert ${event}`);
		await page.getByText(`Actions (${actions.length})`).waitFor();
		for (const name of actions) await page.getByText(name, { exact: true }).first().waitFor();
		await page.getByText(`Triggers (5)`).click();
		for (const name of [...triggers, 'On any alert update']) await page.getByText(name, { exact: true }).first().waitFor();
		expect(actions.length).toBeGreaterThan(50);
		await page.keyboard.press('Escape');
	});

	it('offers alerts in a list, runs the step and shows the output', async () => {
		const { page } = editor;
		await editor.openNodeForm(workflowId, 'Get alert');
		await page.getByTestId('rlc-input-container').click();
		const items = page.getByTestId('rlc-item');
		await items.first().waitFor();
		const [shortId, status] = (await items.first().innerText()).split(' ');
		expect(stage.simulator.world.alert(shortId!).status).toBe(status!.slice(1, -1));

		await items.first().click();
		await page.getByTestId('node-execute-button').click();
		const output = page.getByTestId('output-panel');
		await output.getByText(shortId!, { exact: true }).waitFor();
		expect(await output.innerText()).toContain('short_id');
	});

	it('narrows the list to the typed text', async () => {
		const { page } = editor;
		const { short_id: shortId } = stage.simulator.world.createAlert({ title: 'Typed in the list' });
		await editor.openNodeForm(workflowId, 'Get alert');
		await page.getByTestId('rlc-input-container').click();
		await page.getByTestId('rlc-search').fill('Typed in the list');
		const items = page.getByTestId('rlc-item');
		await items.filter({ hasText: shortId }).waitFor();
		const others = (await items.allInnerTexts()).filter((text) => !text.includes(shortId));
		// Of the other seventy only the one that an earlier test chose, which n8n keeps in sight.
		expect(others.length).toBeLessThanOrEqual(1);
		await page.keyboard.press('Escape');
	});

	it('offers a list for each of several objects of one filter', async () => {
		const { page } = editor;
		await editor.openNodeForm(workflowId, 'Search alerts');
		await page.getByPlaceholder('Add Filter').click();
		await page.getByTestId('collection-parameter-option').getByText('Rule', { exact: true }).click();
		const chosen: string[] = [];
		for (const typed of ['powershell', 'travel']) {
			if (chosen.length > 0) await page.getByRole('button', { name: 'Add Rule' }).click();
			await page.getByTestId('rlc-input-container').nth(chosen.length).click();
			await page.getByTestId('rlc-search').fill(typed);
			const item = page.getByTestId('rlc-item').filter({ hasText: new RegExp(typed, 'i') });
			await item.waitFor();
			chosen.push(await item.innerText());
			await item.click();
		}
		await page.getByTestId('node-execute-button').click();
		await page.getByTestId('output-panel').getByText(/\d+ items/).waitFor();

		const search = stage.simulator.requests.findLast(({ path }) => path === '/api/v1/sic/alerts')!;
		const uuids = chosen.map((name) => stage.simulator.world.reference.rules.find((rule) => rule.name === name)?.uuid);
		expect(chosen).toEqual(['Suspicious PowerShell command', 'Impossible travel']);
		expect(search.query).toContainEqual(['match[rule_uuid]', uuids.join(',')]);
	});

	it.each([
		['Rules', 'Impossible travel'],
		['Entities', 'Paris office'],
	])("offers the trigger's %s in a list", async (filter, name) => {
		const { page } = editor;
		await editor.openNodeForm(workflowId, 'On alert');
		await page.getByPlaceholder('Add Filter').click();
		await page.getByTestId('collection-parameter-option').getByText(filter, { exact: true }).click();
		const rows = page.locator('.duplicate-parameter').filter({ hasText: filter });
		await rows.getByTestId('rlc-input-container').click();
		await page.getByTestId('rlc-item').filter({ hasText: name }).click();
		expect(await rows.getByTestId('rlc-input').inputValue()).toBe(name);
	});

	it('tests the credential when its form is opened', async () => {
		const { page } = editor;
		await editor.openNodeForm(workflowId, 'Get alert');
		await page.getByTestId('credential-edit-button').click();
		const dialog = page.getByTestId('editCredential-modal');
		await dialog.getByText('Connection tested successfully').waitFor();
		const form = await dialog.innerText();
		for (const label of ['API Key', 'Base URL', 'LiveAPI URL', 'Webhook Secret']) expect(form).toContain(label);
		await page.keyboard.press('Escape');
	});

	it('shows the form of the trigger', async () => {
		await editor.openNodeForm(workflowId, 'On alert');
		const form = await editor.page.getByTestId('node-parameters').innerText();
		expect(form).toContain('Trigger On');
		expect(form).toContain('Alert Created');
	});

	it('has one icon for the light theme and one for the dark theme', async () => {
		const types = await stage.api.nodeTypes();
		const { iconUrl } = types.find(({ name }) => name === 'n8n-nodes-sekoia.sekoia') as unknown as {
			iconUrl: { light: string; dark: string };
		};
		for (const path of [iconUrl.light, iconUrl.dark]) {
			const icon = await request(`${stage.api.url}/${path}`);
			expect([icon.status, icon.headers.get('content-type')]).toEqual([200, expect.stringContaining('svg')]);
		}
		expect(iconUrl.light).not.toBe(iconUrl.dark);
	});
});
