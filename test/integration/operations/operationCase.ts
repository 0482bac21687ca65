import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Json, RecordedRequest, Simulator } from '../../simulator';

/** A request as SEKOIA.IO must receive it. */
export interface ExpectedRequest {
	/** Method and path, as in `GET /api/v1/sic/alerts` */
	call: string;
	/** Default: none */
	query?: Record<string, string>;
	/** Default: none */
	body?: Json;
	/** The file of a multipart body */
	file?: { name: string; filename: string; contentType: string; content: string };
}

/** The input of a case and what must come of it. */
export interface Given {
	/** Parameters as a workflow stores them, without resource and operation */
	parameters: IDataObject;
	/** Input items. Default: one empty item */
	items?: INodeExecutionData[];
	/** All requests in order, or a check of them when they are not known exactly */
	requests: ExpectedRequest[] | ((requests: RecordedRequest[]) => void);
	/** One entry for each output item, with the members it must have; or a check */
	output: IDataObject[] | ((output: IDataObject[]) => void);
	/** Index of the input item that each output item comes from. Default: one output item for each input item */
	pairedWith?: number[];
	/** Checks the tenant after the run */
	afterwards?: () => void;
}

/** Which fields a case sets: all (several cases together may), only the required ones, or some. */
export type FieldsSet = 'all' | 'required' | 'some';

/** One run of an operation and what must come of it. */
export interface OperationCase {
	resource: string;
	operation: string;
	fields: FieldsSet;
	title: string;
	/** @param simulator the case's own tenant, which it may prepare */
	given(simulator: Simulator): Given;
}

type Draft = Omit<OperationCase, 'resource' | 'operation'>;

/** A case that sets every field of the operation. If fields exclude each other, several cases do so together. */
export const allFields = (given: OperationCase['given'], title = 'all fields'): Draft => ({ fields: 'all', title, given });

/** A case that sets only the required fields. */
export const requiredOnly = (given: OperationCase['given']): Draft => ({
	fields: 'required',
	title: 'required fields only',
	given,
});

/** A further case, which sets some of the fields. */
export const also = (title: string, given: OperationCase['given']): Draft => ({ fields: 'some', title, given });

/** The cases of a resource by operation. */
export const casesOf = (resource: string, operations: Record<string, Draft[]>): OperationCase[] =>
	Object.entries(operations).flatMap(([operation, drafts]) => drafts.map((draft) => ({ resource, operation, ...draft })));

/** A resource locator with an ID or an expression, as the editor stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** A resource locator with a name. */
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
/** A resource locator whose value was chosen from its list. */
export const fromList = (value: string, cachedResultName = value) => ({ __rl: true, mode: 'list', value, cachedResultName });
/** A resource locator with the address of a page. */
export const byUrl = (value: string) => ({ __rl: true, mode: 'url', value });

/** An input item with a file in memory. */
export const withFile = (content: string | Buffer, fileName: string, field = 'data'): INodeExecutionData => ({
	json: {},
	binary: { [field]: { data: Buffer.from(content).toString('base64'), mimeType: 'application/octet-stream', fileName } },
});
