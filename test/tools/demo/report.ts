/** Tells the user what the demo does, and counts the promises that it did not keep. */
export class Report {
	failures = 0;
	/** Pages that are worth a look while n8n stays open. */
	readonly links: Array<{ what: string; url: string }> = [];
	private readonly started = Date.now();

	/** Prints a line. */
	line(text = ''): void {
		process.stdout.write(`${text}\n`);
	}

	/** Begins a part of the demo. */
	heading(text: string): void {
		this.line();
		this.line(text);
	}

	/** Reports something that may take a while, with the seconds since the start. */
	progress = (text: string): void => {
		const seconds = Math.round((Date.now() - this.started) / 1000);
		this.line(`${`${seconds} s`.padStart(6)}  ${text}`);
	};

	/** Reports what one node of a workflow did. */
	step(node: string, outcome: string): void {
		this.line(`  ${node.padEnd(24)} ${outcome}`);
	}

	/** Reports whether a promise was kept, and counts it if not. */
	check(promise: string, kept: boolean, found?: string): void {
		if (!kept) this.failures += 1;
		this.line(`  ${kept ? 'OK  ' : 'FAIL'} ${promise}${!kept && found ? ` (found: ${found})` : ''}`);
	}

	/** Reports and counts a failure. */
	fail(reason: string): void {
		this.failures += 1;
		this.line(`  FAIL ${reason}`);
	}
}
