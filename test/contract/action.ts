/** Where an argument goes: into the request, or (`node`) it steers whoever sends the request. */
export type Place = 'path' | 'query' | 'body' | 'multipart' | 'node';

export interface DocumentedArgument {
	name: string;
	place: Place;
	/** Name in the request, where it differs */
	sentAs?: string;
	required: boolean;
}

export interface DocumentedAction {
	/** Name in the documentation */
	name: string;
	resource: string;
	operation: string;
	/** Text in n8n's node panel */
	action: string;
	/** Method and path of its (first) call */
	call: string;
	arguments: readonly DocumentedArgument[];
}

export const required = (place: Place, ...names: string[]): DocumentedArgument[] =>
	names.map((name) => ({ name, place, required: true }));

export const optional = (place: Place, ...names: string[]): DocumentedArgument[] =>
	names.map((name) => ({ name, place, required: false }));

export const sentAs = (wireName: string, [argument]: DocumentedArgument[]): DocumentedArgument => ({
	...(argument as DocumentedArgument),
	sentAs: wireName,
});
