/** Documented members that the simulator never answers, as `resource.operation: member`, and why. */
export const UNANSWERED: Readonly<Record<string, string>> = {
	'alert.getHistory: details': 'no operation case changes the details; a unit test of the simulator does',
};
