/** What the demo tells its user, and whether all it promised came true. */
export class Report {
	failures = 0;
	/** Pages worth a look while n8n stays open. */
	readonly links: Array<{ what: string; url: string }> = [];
	private readonly started = Date.now();

	line(text = ''): void {
		process.stdout.write(`${text}\n`);
	}

	/** A part of the demo begins. */
	heading(text: string): void {
		this.line();
		this.line(text);
	}

	/** Something that goes on and may take a while; the seconds since the start stand in front. */
	progress = (text: string): void => {
		const seconds = Math.round((Date.now() - this.started) / 1000);
		this.line(`${`${seconds} s`.padStart(6)}  ${text}`);
	};

	/** What one node of a workflow did. */
	step(node: string, outcome: string): void {
		this.line(`  ${node.padEnd(24)} ${outcome}`);
	}

	/** Something that must be true for the demo to count as passed. */
	check(promise: string, kept: boolean, found?: string): void {
		if (!kept) this.failures += 1;
		this.line(`  ${kept ? 'OK  ' : 'FAIL'} ${promise}${!kept && found ? ` (found: ${found})` : ''}`);
	}

	fail(reason: string): void {
		this.failures += 1;
		this.line(`  FAIL ${reason}`);
	}
}
