import type { Resource } from '../../engine/operation';
import { create } from './create.operation';
import { createFromPdf } from './createFromPdf.operation';
import { createFromUrl } from './createFromUrl.operation';

export const contentProposal: Resource = {
	name: 'Content Proposal',
	value: 'contentProposal',
	description: 'Content for the threat intelligence, to be reviewed',
	defaultOperation: 'create',
	operations: [create, createFromPdf, createFromUrl],
};
