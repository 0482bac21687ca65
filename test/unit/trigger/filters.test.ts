import type { JsonObject } from '../../../nodes/shared/json';
import { passes, type AlertFilters } from '../../../nodes/SekoiaTrigger/alert/filters';

const NONE: AlertFilters = {
	rules: [], entities: [], minimumUrgency: 0, alertTypes: [], assets: [], communities: [], statuses: [], verdicts: [], titleContains: '',
	changedMembers: [], reachedStatuses: [], setVerdicts: [],
};
const alert: JsonObject = {
	rule: null, entity: null, urgency: { current_value: null }, alert_type: null, assets: [], community_uuid: null, status: null, custom_status: null,
	custom_status_uuid: null, verdict: null, verdict_uuid: null, title: null,
};

test.each<Partial<AlertFilters>>([
	{ rules: ['a'] }, { entities: ['a'] }, { minimumUrgency: 1 }, { alertTypes: ['a'] }, { assets: ['a'] }, { communities: ['a'] }, { statuses: ['a'] },
	{ verdicts: ['a'] }, { titleContains: 'a' },
])('a member that is null passes no filter: %j', (filter) => {
	expect(passes(alert, NONE, undefined)).toBe(true);
	expect(passes(alert, { ...NONE, ...filter }, undefined)).toBe(false);
	expect(passes({}, { ...NONE, ...filter }, undefined)).toBe(true);
});
