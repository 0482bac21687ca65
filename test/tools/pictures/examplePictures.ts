import { join } from 'node:path';

import { openEditor } from '../../e2e/browser';
import { exampleNames, examplesFolder, prepareExample } from '../../e2e/examples';
import type { Stage } from '../../e2e/stage';

/** Takes a picture of each example as it looks in the editor once its credential is chosen. */
export async function takeExamplePictures(stage: Stage, folder = join(examplesFolder, 'images')): Promise<void> {
	const { api } = stage;
	const editor = await openEditor(api, { width: 1800, height: 900 });
	try {
		for (const name of exampleNames) {
			const { id } = await api.createWorkflow(prepareExample(name, stage));
			await editor.openWorkflow(id);
			await editor.screenshotWorkflow(join(folder, `${name}.png`));
		}
	} finally {
		await editor.close();
	}
}
