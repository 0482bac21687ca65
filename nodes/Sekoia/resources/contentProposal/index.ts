import type { Resource } from '../../operations/operation';
import { create } from './create';
import { createFromPdf } from './createFromPdf';
import { createFromUrl } from './createFromUrl';

export const contentProposal: Resource = {
	name: 'Content Proposal',
	value: 'contentProposal',
	description: 'Content for the threat intelligence, to be reviewed',
	defaultOperation: 'create',
	operations: [create, createFromPdf, createFromUrl],
};
