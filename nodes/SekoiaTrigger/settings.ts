import type { ITriggerFunctions } from 'n8n-workflow';

import { inputError } from '../shared/inputError';
import { isJsonObject } from '../shared/json';
import type { AlertFilters } from './filters';
import type { TriggerOn } from './live/notification';

export interface TriggerSettings {
	chosen: readonly TriggerOn[];
	filters: AlertFilters;
	/** How far back missed changes are looked for, in milliseconds; 0 = off */
	window: number;
	concurrency: number;
	withFile: boolean;
	/** Whether a test in the editor takes the newest alert instead of waiting */
	sample: boolean;
}

const HOUR = 3_600_000;

function record(value: unknown): Record<string, unknown> {
	return isJsonObject(value) ? value : {};
}

/** Names and UUIDs of what was chosen, each row by itself: rule names may hold commas. */
function list(value: unknown): string[] {
	const rows: unknown[] = Array.isArray(value) ? value : [value];
	return rows
		.flatMap((row) => (isJsonObject(row) ? row.value : row))
		.filter((entry) => typeof entry === 'string')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function number(value: unknown, label: string, fallback: number, min: number, max: number): number {
	if (value === undefined || value === null || value === '') return fallback;
	const parsed = Number(value);
	if (Number.isFinite(parsed) && parsed >= min && parsed <= max) return parsed;
	throw inputError(`"${label}" must be a number from ${min} to ${max}, but it is "${String(value)}"`);
}

/** The node's parameters. @throws InputError when one cannot be used */
export function readSettings(functions: ITriggerFunctions): TriggerSettings {
	const chosen = functions.getNodeParameter('events', []) as TriggerOn[];
	if (!Array.isArray(chosen) || chosen.length === 0) {
		throw inputError('"Trigger On" is empty', 'Choose at least one event.');
	}
	const filters = record(functions.getNodeParameter('filters', {}));
	const options = record(functions.getNodeParameter('options', {}));
	return {
		chosen,
		filters: {
			rules: list(filters.rules),
			entities: list(filters.entities),
			minimumUrgency: number(filters.minimumUrgency, 'Minimum Urgency', 0, 0, 100),
		},
		window: number(options.recoveryWindow, 'Recovery Window', 24, 0, 24 * 30) * HOUR,
		concurrency: number(options.maxConcurrentAlerts, 'Max Concurrent Alerts', 10, 1, 100),
		withFile: options.attachFile !== false,
		sample: options.sample !== false,
	};
}
