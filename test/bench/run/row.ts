import type { IBinaryData } from 'n8n-workflow';

import type { NodeRun, NodeResult } from '../../harness/engine';

/** n8n's execution engine in this process. Only the process of one side loads it. */
export interface Engine {
	filesFolder: string;
	runNode(run: NodeRun): Promise<NodeResult>;
	storeFile(path: string, mimeType: string): Promise<IBinaryData>;
}

/** Where the work of a row is done. */
export interface Place {
	/** The server of this row, in a process of its own */
	url: string;
	/** A folder from which n8n may read files; removed afterwards */
	folder: string;
}

/** Does the work once. @throws when it was not done */
export type Work = () => Promise<void>;

/** What one side needed; of several runs the median. */
export interface Figures {
	milliseconds: number;
	/** CPU of the process, in milliseconds */
	cpu: number;
	/** Highest resident memory while it worked above the memory before, in MB */
	memory: number;
}

/** How the server of a row behaves; server/bareServer.ts has the defaults. */
export interface ServerOptions {
	/** Milliseconds until it answers */
	latency?: number;
	/** Length of each list */
	length?: number;
	/** The intake refuses every batch */
	refuses?: boolean;
}

/** One line of the table: some work, done by the node and by a peer. */
export interface Row {
	/** For the command line */
	name: string;
	/** The work, as the table calls it */
	work: string;
	server?: ServerOptions;
	/** How often it is measured, after one run that warms up (default: 3) */
	runs?: number;
	ours(place: Place, engine: Engine): Promise<Work>;
	peer?(place: Place): Promise<Work>;
	/** What the peer is (default: a bare Node client) */
	peerName?: string;
	goal: string;
	isMet(ours: Figures, peer: Figures): boolean;
}

/** A finished line of a table. */
export interface Line {
	name: string;
	cells: string[];
	/** What misses the goal is named below the table */
	isMet?: boolean;
}

/** A part of the results, which one command writes. */
export interface Group {
	name: string;
	title: string;
	/** What is measured, and how */
	text: string;
	columns: string[];
	rows: ReadonlyArray<{ name: string }>;
	/** Measures the rows with these names. */
	measure(names: readonly string[]): Promise<Line[]>;
}

export const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
