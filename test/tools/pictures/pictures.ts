import { join } from 'node:path';

import { openEditor } from '../../e2e/browser';
import { projectFolder } from '../../e2e/n8n/paths';
import { manualTrigger } from '../../e2e/n8n/workflow';
import type { Stage } from '../../e2e/stage';
import { runCommand } from '../command/runCommand';
import { withStage } from '../command/withStage';
import { triageWorkflow } from '../demo/scenarios/triageNewestAlert';
import { takeExamplePictures } from './examplePictures';

const folder = join(projectFolder, 'docs/images');

/** Takes the README's pictures: the triage workflow after a run, a form with its output, the credential. */
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
		// The picture is to be without the message about the success.
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

runCommand(async () => {
	await withStage({ alerts: 200, events: 10_000 }, async (stage) => {
		await takePictures(stage);
		await takeExamplePictures(stage);
	});
});
