import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';

import type { N8nApi } from './n8n/api';

const CHROMIUM = '/usr/bin/chromium';

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Space around a workflow in its picture; the names of nodes extend beyond their boxes. */
const MARGIN = 56;

/** The window of the browser. */
export interface EditorOptions {
	width?: number;
	height?: number;
	colorScheme?: 'light' | 'dark';
}

/** Opens n8n's editor in a headless browser, logged in with the session of `api`. */
export async function openEditor(api: N8nApi, options: EditorOptions = {}): Promise<Editor> {
	if (!existsSync(CHROMIUM)) {
		throw new Error(`${CHROMIUM} is missing. On Debian: apt-get update && apt-get install -y chromium.`);
	}
	selectors.setTestIdAttribute('data-test-id');
	const { width = 1440, height = 900, colorScheme = 'light' } = options;
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
	const context = await browser.newContext({ viewport: { width, height }, colorScheme });
	const { name, value } = api.sessionCookie;
	await context.addCookies([{ name, value, url: api.url, httpOnly: true, sameSite: 'Lax' }]);
	// n8n ties the session to the browser ID that opened it, which the editor keeps in its local storage.
	await context.addInitScript(`localStorage.setItem('n8n-browserId', '${api.browserId}')`);
	return new Editor(api.url, browser, await context.newPage());
}

/** n8n's editor. Each method ends when the page shows the result; `page` is for everything without a method. */
export class Editor {
	constructor(
		readonly url: string,
		private readonly browser: Browser,
		readonly page: Page,
	) {}

	/** Opens a workflow unless it is already open, since loading the editor takes seconds. */
	async openWorkflow(workflowId: string): Promise<void> {
		const address = `${this.url}/workflow/${workflowId}`;
		if (!this.page.url().startsWith(address)) await this.page.goto(address);
		await this.closeForms();
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Opens the form of a node, as a double click on it does. */
	async openNodeForm(workflowId: string, nodeName: string): Promise<void> {
		await this.openWorkflow(workflowId);
		await this.page.getByTestId('zoom-to-fit').click();
		// A trigger under the mouse shows a button, which may cover the node before it.
		await this.page.mouse.move(0, 0);
		await this.node(nodeName).dblclick();
		await this.page.getByTestId('node-parameters').waitFor();
		await this.settle();
	}

	/** Opens the panel that lists all nodes and types a search into it. */
	async searchNodes(workflowId: string, text: string): Promise<void> {
		await this.openWorkflow(workflowId);
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
		await this.settle();
	}

	/** Runs the node whose form is open and waits for its output. */
	async executeStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.page.getByTestId('ndv-run-data').or(this.page.getByTestId('node-error-message')).first().waitFor();
		await this.settle();
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Takes a picture of the window. */
	async screenshot(path: string): Promise<void> {
		mkdirSync(dirname(path), { recursive: true });
		await this.page.screenshot({ path, animations: 'disabled' });
	}

	/** Takes a picture of the workflow alone, without the buttons around it. */
	async screenshotWorkflow(path: string): Promise<void> {
		const style = await this.page.addStyleTag({
			content: 'body * { visibility: hidden; } .vue-flow__viewport * { visibility: visible; }',
		});
		await this.page.getByTestId('zoom-to-fit').dispatchEvent('click');
		// Connections back to an earlier node extend below the others.
		await this.page.getByTestId('zoom-out-button').dispatchEvent('click');
		await this.settle();
		const boxes = await this.page.locator('.vue-flow__node, .vue-flow__edge, [data-test-id="canvas-handle-plus"]').all();
		const found = (await Promise.all(boxes.map(async (box) => await box.boundingBox()))).filter((box) => box !== null);
		const left = Math.min(...found.map(({ x }) => x)) - MARGIN;
		const top = Math.min(...found.map(({ y }) => y)) - MARGIN;
		const right = Math.max(...found.map(({ x, width }) => x + width)) + MARGIN;
		const bottom = Math.max(...found.map(({ y, height }) => y + height)) + MARGIN;
		mkdirSync(dirname(path), { recursive: true });
		const clip = { x: left, y: top, width: right - left, height: bottom - top };
		await this.page.screenshot({ path, animations: 'disabled', clip });
		await style.evaluate((element) => element.remove());
	}

	/** Takes a picture of the whole open form, including what one would have to scroll to. */
	async screenshotForm(path: string): Promise<void> {
		const size = this.page.viewportSize() ?? { width: 1440, height: 900 };
		const form = this.page.getByTestId('node-parameters');
		const hidden = await form.evaluate((element) => {
			let missing = 0;
			for (let box: typeof element | null = element; box; box = box.parentElement) {
				missing = Math.max(missing, box.scrollHeight - box.clientHeight);
			}
			return missing;
		});
		await this.page.setViewportSize({ ...size, height: size.height + hidden });
		await this.settle();
		await this.screenshot(path);
		await this.page.setViewportSize(size);
	}

	/** Closes whatever covers the canvas. */
	async closeForms(): Promise<void> {
		for (const close of await this.page.getByTestId('ndv-close-button').or(this.page.getByTestId('back-to-canvas')).all()) {
			if (await close.isVisible()) await close.click();
		}
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** Waits until the page has loaded and moved what it does after a step. */
	private async settle(): Promise<void> {
		await this.page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
		await this.page.waitForTimeout(400);
	}
}
