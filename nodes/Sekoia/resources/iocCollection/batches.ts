import { isIP } from 'node:net';

import { inputError } from '../../../shared/inputError';

/** Types of indicators as the documentation names them -> as the API does; addresses have one for each version of IP. */
const FORMATS = {
	domain: 'domain-name.value',
	email: 'email-addr.value',
	hash: 'file.hashes',
	url: 'url.value',
} as const;

const IP_FORMATS = [
	{ version: 4, format: 'ipv4-addr.value' },
	{ version: 6, format: 'ipv6-addr.value' },
] as const;

/** More would only hide what the message says. */
const MAX_NAMED = 5;

export type IndicatorType = keyof typeof FORMATS | 'IP address';

/** Indicators that go into one request. */
export interface Batch {
	format: string;
	indicators: string[];
}

/**
 * The indicators as the API takes them, which has no common format for both versions of IP.
 * @throws InputError when addresses are announced, and something else is among them
 */
export function batchesOf(type: IndicatorType, indicators: string[]): Batch[] {
	if (type !== 'IP address') return [{ format: FORMATS[type], indicators }];
	const others = indicators.filter((indicator) => isIP(indicator) === 0);
	if (others.length > 0) {
		const named = others.slice(0, MAX_NAMED).map((other) => `"${other}"`).join(', ');
		const rest = others.length > MAX_NAMED ? ` and ${others.length - MAX_NAMED} more` : '';
		throw inputError(
			`Not all of the indicators are IP addresses: ${named}${rest}`,
			'Nothing was sent. Correct it or leave it out, or choose another Indicator Type.',
		);
	}
	return IP_FORMATS.map(({ version, format }) => ({
		format,
		indicators: indicators.filter((indicator) => isIP(indicator) === version),
	})).filter((batch) => batch.indicators.length > 0);
}
