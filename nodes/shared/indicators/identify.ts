import { isIP, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

import type { Indicator, Kind } from './kinds';

/** What is wrong with a value, as the end of a sentence. */
export interface Fault {
	reason: string;
}

const fault = (reason: string): Fault => ({ reason });

const HASH_BY_LENGTH: Readonly<Record<number, Kind>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const URL_PARTS = /^([a-z][a-z0-9+.-]*):\/\/((?:[^/?#@]*@)?)(\[[^\]]*\]|[^/?#:@[\]]*)((?::\d*)?)([/?#].*)?$/i;
const WITH_PORT = /^(\[[^\]]*\]|[^:[\]]+):(\d{1,5})$/;

/** Lower case, other letters than ASCII's as in DNS (`xn--`). @returns undefined when it is no domain */
function domainOf(text: string): string | undefined {
	const lower = text.toLowerCase();
	// The function below would decode %2e, and take other signs for ends of the name.
	const needsEncoding = /[^\0-\x7F]|(?:^|\.)xn--/.test(lower) && !/[\s/?#@:%\\[\]]/.test(lower);
	const domain = needsEncoding ? domainToASCII(lower) : lower;
	const labels = domain.split('.');
	const isDomain = domain.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1)!);
	return isDomain ? domain : undefined;
}

/** The shortest form, in lower case. */
const shortIpv6 = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1);

/** An address without zone. IPv4 with leading zeros is none: some programs read them as octal numbers. */
function addressOf(text: string): Indicator | undefined {
	if (isIPv4(text)) return { kind: 'ipv4', value: text };
	return isIPv6(text) && !text.includes('%') ? { kind: 'ipv6', value: shortIpv6(text) } : undefined;
}

/** @returns undefined when there is no such network; an address where the network has only one */
function networkOf(text: string): Indicator | undefined {
	const [, start = '', bits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
	const address = addressOf(start);
	const most = address?.kind === 'ipv4' ? 32 : 128;
	if (!address || Number(bits) > most) return undefined;
	if (Number(bits) === most) return address;
	return { kind: address.kind === 'ipv4' ? 'ipv4Network' : 'ipv6Network', value: `${address.value}/${bits}` };
}

const hostOf = (text: string): string | undefined => {
	const inner = /^\[(.*)\]$/.exec(text)?.[1];
	if (inner !== undefined) return isIP(inner) === 6 ? `[${addressOf(inner)?.value ?? inner}]` : undefined;
	return addressOf(text)?.value ?? domainOf(text);
};

function url(text: string): Indicator | Fault {
	const [, scheme, user = '', host = '', port = '', rest = ''] = URL_PARTS.exec(text) ?? [];
	if (scheme === undefined || /[\s<>"\p{Cc}]/u.test(text)) return fault('is not a valid URL');
	if (/,\s?[a-z][a-z0-9+.-]*:\/\//i.test(rest)) return fault('looks like several URLs; give each a line of its own');
	const readable = hostOf(port + rest === '' ? host : host.replace(/\.$/, ''));
	if (readable === undefined) return fault(`is not a URL: its host "${host}" is neither a domain nor an IP address`);
	if (port !== '' && !isPort(port.slice(1))) return fault('is not a valid URL: a port is from 1 to 65535');
	return { kind: 'url', value: `${scheme.toLowerCase()}://${user}${readable}${port}${rest}` };
}

const isPort = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

function email(text: string): Indicator | Fault {
	const at = text.lastIndexOf('@');
	const local = text.slice(0, at);
	const domain = domainOf(text.slice(at + 1));
	const isLocal = local.length <= 64 && /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local);
	return isLocal && domain !== undefined ? { kind: 'email', value: `${local}@${domain}` } : fault('is not a valid email address');
}

/** A value with a port behind it, or a colon that is wrong. */
function withColon(text: string): Indicator | Fault {
	const [, host = '', port = ''] = WITH_PORT.exec(text) ?? [];
	const inner = host.replace(/^\[|\]$/g, '');
	const found = addressOf(inner) ?? (domainOf(inner) === undefined ? undefined : { kind: 'domain' as const, value: domainOf(inner)! });
	if (found && isPort(port)) return { ...found, port: Number(port) };
	return fault(/^[\da-f:.%\w]*$/i.test(text) && text.split(':').length > 2 ? 'is not a valid IPv6 address' : 'is none of the types that SEKOIA.IO knows');
}

/** What a value without a scheme must be, by its signs. */
function withoutDomain(text: string): Fault {
	if (/^[\d.]+$/.test(text)) return fault('is not a valid IPv4 address');
	if (/^[\da-f]{16,}$/i.test(text)) return fault(`is not a hash: it has ${text.length} digits, but an MD5 has 32, a SHA-1 40, a SHA-256 64`);
	if (text.startsWith('*.')) return fault('is a pattern of domains, not one domain');
	return fault('is none of the types that SEKOIA.IO knows');
}

/**
 * What a value is, found by its form alone, and its value as the platform stores it: hashes, domains and IPv6
 * addresses in lower case, the latter as short as they can be, domains as DNS has them.
 * @param text refanged, without blanks around it; see `bare`
 */
export function identify(text: string): Indicator | Fault {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return url(text);
	const hash = /^[\da-f]+$/i.test(text) ? HASH_BY_LENGTH[text.length] : undefined;
	if (hash !== undefined) return { kind: hash, value: text.toLowerCase() };
	if (/^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i.test(text)) return { kind: 'mac', value: text.toLowerCase().replaceAll('-', ':') };
	const address = addressOf(text);
	if (address) return address;
	if (/\s/.test(text)) return fault('has blanks within; give each indicator a line of its own');
	if (text.includes('@')) return email(text);
	if (text.includes('/')) {
		const network = networkOf(text);
		if (network) return network;
		return fault(/^[\da-f.:]+\/\d+$/i.test(text) ? 'is not a valid network' : 'is a URL without its scheme, such as https://');
	}
	if (text.includes(':')) return withColon(text);
	const domain = domainOf(text);
	return domain === undefined ? withoutDomain(text) : { kind: 'domain', value: domain };
}
