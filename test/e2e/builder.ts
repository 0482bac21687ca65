import type { Locator, Page } from 'playwright-core';

import type { Editor } from './browser';
import type { CredentialReference } from './n8n/api';

/** How long a step in the editor may take, in milliseconds; n8n itself is slow on a busy machine. */
const STEP_MS = 30_000;

/** Builds a workflow in n8n's editor by clicks, drags and typed expressions, as an analyst does. */
export class WorkflowBuilder {
	/** For the workflow that the editor shows. `open` begins an empty one. */
	constructor(
		private readonly page: Page,
		private readonly credential: CredentialReference,
	) {}

	/** Opens an empty workflow. @param credential the one to choose in each node of the package */
	static async open(editor: Editor, credential: CredentialReference): Promise<WorkflowBuilder> {
		editor.page.setDefaultTimeout(STEP_MS);
		await editor.page.goto(`${editor.url}/workflow/new`);
		await editor.page.getByTestId('canvas-add-button').waitFor();
		return new WorkflowBuilder(editor.page, credential);
	}

	/** The ID that the editor gave the workflow. */
	get workflowId(): string {
		const id = /\/workflow\/([^/?]+)/.exec(this.page.url())?.[1];
		if (!id) throw new Error(`No workflow is open at ${this.page.url()}`);
		return id;
	}

	/** Adds the first node. @param action its entry in the list of the node, where it has one */
	async addFirst(node: string, action?: string): Promise<void> {
		await this.page.getByTestId('canvas-add-button').click();
		await this.choose(node, action);
	}

	/** Adds a node by the plus behind another one, which leaves its form open. */
	async addAfter(previous: string, node: string, action?: string): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
		// A node under the mouse shows buttons, which may cover the plus.
		await this.page.mouse.move(0, 0);
		const output = this.page.locator(`[data-test-id="canvas-node-output-handle"][data-node-name="${previous}"]`);
		await output.getByTestId('canvas-handle-plus').click();
		await this.choose(node, action);
		await this.page.getByTestId('node-parameters').waitFor();
	}

	/** Adds a tool by the plus below an agent, which leaves its form open. */
	async addTool(agent: string, tool: string): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
		await this.page.mouse.move(0, 0);
		const input = this.page.locator(`[data-test-id="canvas-node-input-handle"][data-node-name="${agent}"][data-connection-type="ai_tool"]`);
		await input.getByTestId('canvas-handle-plus').click();
		await this.choose(tool);
		await this.page.getByTestId('node-parameters').waitFor();
	}

	/** Lets the model define a field, by the button beside it. */
	async leaveToModel(field: string): Promise<void> {
		const header = this.page.getByTestId(`${field}-parameter-input-options-container`);
		await this.page.getByTestId('parameter-item').filter({ has: header }).last().getByTestId('from-ai-override-button').click();
	}

	/** Chooses the credential in the open form. */
	async useCredential(): Promise<void> {
		await this.page.getByTestId('node-credentials-select').click();
		const entry = this.page.getByTestId(`node-credentials-select-item-${this.credential.id}`);
		await entry.click();
		await entry.waitFor({ state: 'hidden' });
	}

	/** Types plain text into a field. */
	async type(field: string, text: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${field}`).locator('input, textarea').first().fill(text);
	}

	/** Chooses an entry of a dropdown. */
	async select(field: string, entry: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${field}`).click();
		const entries = this.page.getByTestId('parameter-input-item').filter({ visible: true });
		await entries.filter({ hasText: new RegExp(`^\\s*${entry}`) }).first().click();
	}

	/** Turns a switch. */
	async toggle(field: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${field}`).locator('.el-switch, [role=switch]').first().click();
	}

	/** Chooses an object of a searchable list. */
	async pick(field: string, entry: string): Promise<void> {
		await this.page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input-container').click();
		await this.page.getByTestId('rlc-item').filter({ hasText: entry }).click();
	}

	/** Drags a member of the input onto a field. */
	async drag(member: string, field: string): Promise<void> {
		const pills = this.page.getByTestId('ndv-input-panel').locator('[data-target="mappable"]');
		const from = await boxOf(pills.filter({ hasText: exactly(member) }).first());
		const to = await boxOf(this.fieldOf(field));
		const { mouse } = this.page;
		await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await mouse.down();
		await mouse.move(from.x + 30, from.y + 30, { steps: 3 });
		await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
		await mouse.up();
		await this.fieldOf(field).getByText(`{{ $json.${member} }}`).waitFor();
		await this.leaveField();
	}

	/**
	 * Switches a field to Expression and types one.
	 * @param shown what the editor shows as its result, or nothing where it cannot know it before the workflow has run
	 */
	async express(field: string, expression: string, shown?: string): Promise<void> {
		const box = this.fieldOf(field);
		await box.hover();
		const header = this.page.getByTestId(`${field}-parameter-input-options-container`);
		await header.getByTestId('radio-button-expression').click();
		await box.getByTestId('inline-expression-editor-input').locator('.cm-content').click();
		await this.page.keyboard.press('Control+A');
		await this.page.keyboard.insertText(expression);
		await this.leaveField();
		// n8n takes what is typed over after a moment only; before that, the step would run without it.
		if (shown !== undefined) await this.page.getByTestId('node-parameters').getByText(shown).last().waitFor();
	}

	/** Runs the node whose form is open. @param output what its output then tells */
	async run(output: RegExp): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.page.getByTestId('output-panel').getByText(output).first().waitFor();
	}

	/** Back to the canvas. */
	async closeForm(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Publishes the workflow. It may take n8n a moment longer to start it. */
	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByText('Workflow published').first().waitFor();
	}

	private fieldOf(name: string): Locator {
		return this.page.locator(`[data-test-id="resource-locator-${name}"], [data-test-id="parameter-input-${name}"]`).first();
	}

	/** What shows the result of an expression covers the fields below. */
	private async leaveField(): Promise<void> {
		await this.page.getByTestId('tab-params').click();
		await this.page.getByTestId('inline-expression-editor-output').waitFor({ state: 'hidden' });
	}

	private async choose(node: string, action?: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(node);
		const names = this.page.getByTestId('node-creator-item-name');
		await names.filter({ hasText: exactly(node) }).first().click();
		if (action) await names.filter({ hasText: exactly(action) }).first().click();
	}
}

const exactly = (text: string) => new RegExp(`^\\s*${text.replace(/[()/.[\]]/g, '\\$&')}\\s*$`, 'i');

async function boxOf(locator: Locator) {
	const box = await locator.boundingBox();
	if (!box) throw new Error(`The page does not show ${String(locator)}`);
	return box;
}
