/** Prints a line for the user. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command and ends the process: with exit code 0, or with 1 and the message of the error. */
export function runCommand(command: () => Promise<void>): void {
	command().then(
		() => process.exit(0),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
			process.exit(1);
		},
	);
}
