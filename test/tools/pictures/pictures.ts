import { join } from 'node:path';

import { triageWorkflow } from '../demo/scenarios/triageNewestAlert';
import { openEditor } from '../../e2e/browser';
import { takeExamplePictures } from './examplePictures';
import { N8nApi } from '../../e2e/n8n/api';
import { packProject } from '../../e2e/n8n/pack';
import { startN8n } from '../../e2e/n8n/server';
import { manualTrigger } from '../../e2e/n8n/workflow';
import { openStage, OWNER, type Stage } from '../../e2e/stage';

const folder = join(__dirname, '../../../docs/images');
const log = (line: string): void => void process.stdout.write(`${line}\n`);

/** The README's pictures: the triage workflow after a run, a form with its output, the credential. */
async function takePictures({ api, credential }: Stage): Promise<void> {
	const { id } = await api.createWorkflow(triageWorkflow(credential));
	await api.runToEnd(id, manualTrigger.name);
	const editor = await openEditor(api, { width: 1280, height: 640 });
	const { page } = editor;
	try {
		await editor.openWorkflow(id);
		await page.getByTestId('execute-workflow-button').click();
		await page.getByText('Workflow executed successfully').waitFor();
		await page.getByTestId('zoom-to-fit').click();
		await page.waitForTimeout(6_000);
		await editor.screenshot(join(folder, 'editor.png'));

		await page.setViewportSize({ width: 1280, height: 720 });
		await editor.openNodeForm(id, 'Find the newest alert');
		await editor.screenshot(join(folder, 'form.png'));
		await page.getByTestId('credential-edit-button').click();
		await page.getByText('Connection tested successfully').waitFor();
		await editor.screenshot(join(folder, 'credential.png'));
	} finally {
		await editor.close();
	}
}

async function main(): Promise<void> {
	const packed = await packProject({ log });
	const server = await startN8n({ packageTarball: packed.tarball, log }).finally(packed.remove);
	try {
		const api = new N8nApi(server.url);
		await api.ownerSetup(OWNER);
		const stage = await openStage(api, { alerts: 200, events: 10_000 });
		try {
			await takePictures(stage);
			await takeExamplePictures(stage);
		} finally {
			await stage.simulator.stop();
		}
	} finally {
		await server.stop();
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		log(String(error));
		process.exit(1);
	},
);
