const BY_UNIT_TEST = 'a test of the simulator makes the change that leaves this entry, no operation case does';
const SINGLE_ONLY = 'only the call for a single alert can ask for it';

/** Documented members that the simulator does not answer in the operations' cases, and why. */
export const UNANSWERED: Readonly<Record<string, string>> = {
	'alert.getHistory: details': BY_UNIT_TEST,
	'alert.getHistory: assignee': BY_UNIT_TEST,
	'alert.getHistory: kill_chain': BY_UNIT_TEST,
	'alert.getHistory: verdict': BY_UNIT_TEST,
	'alert.getHistory: custom_fields': 'nobody fills in custom fields in the simulator',
	'alert.getHistory: countermeasure': BY_UNIT_TEST,
	'alert.getHistory: countermeasure_action_step': BY_UNIT_TEST,
	'alert.search: verdict': SINGLE_ONLY,
	'alert.search: custom_status': SINGLE_ONLY,
	'alert.update: verdict': SINGLE_ONLY,
	'alert.update: custom_status': SINGLE_ONLY,
	'case.search: custom_status': 'only on demand, which the case that asks for it does for a search without results',
};
