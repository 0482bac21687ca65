import { npm } from '../e2e/n8n/command';
import { projectFolder } from '../e2e/n8n/paths';
import { runCommand, say } from '../tools/command/runCommand';
import { groups } from './groups';
import { machine, table, write } from './run/results';

/** `npm run bench -- NAME ...`: groups or single rows; all without a name. The results of whole groups are kept. */
runCommand(async () => {
	const wanted = process.argv.slice(2);
	const known = groups.flatMap(({ name, rows }) => [name, ...rows.map((row) => row.name)]);
	const unknown = wanted.filter((name) => !known.includes(name));
	if (unknown.length > 0) throw new Error(`There is no "${unknown.join('", "')}". There are: ${known.join(', ')}`);
	say(machine());
	say('Building the package.');
	await npm(['run', 'build'], { cwd: projectFolder });
	let missed = 0;
	for (const group of groups) {
		const rows = group.rows.map(({ name }) => name);
		const isWhole = wanted.length === 0 || wanted.includes(group.name);
		const chosen = isWhole ? rows : rows.filter((name) => wanted.includes(name));
		if (chosen.length === 0) continue;
		say(`\n${group.title}`);
		const started = Date.now();
		const lines = await group.measure(chosen);
		say(`\n${table(group, lines)}`);
		if (isWhole) write(group, lines, Date.now() - started);
		missed += lines.filter(({ isMet }) => isMet === false).length;
	}
	say(`\n${missed === 0 ? 'All goals are met.' : `${missed} goals are missed.`}`);
});
