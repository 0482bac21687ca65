/** What an indicator can be. A network is a range of addresses in CIDR notation. */
export type Kind =
	| 'domain'
	| 'email'
	| 'ipv4'
	| 'ipv4Network'
	| 'ipv6'
	| 'ipv6Network'
	| 'mac'
	| 'md5'
	| 'sha1'
	| 'sha256'
	| 'sha512'
	| 'url';

/** One indicator, in the form in which the platform finds it again. */
export interface Indicator {
	kind: Kind;
	value: string;
	/** The port that stood behind an address or a domain */
	port?: number;
}

const NAMES: Record<Kind, string> = {
	domain: 'a domain',
	email: 'an email address',
	ipv4: 'an IPv4 address',
	ipv4Network: 'a network of IPv4 addresses',
	ipv6: 'an IPv6 address',
	ipv6Network: 'a network of IPv6 addresses',
	mac: 'a MAC address',
	md5: 'an MD5 hash',
	sha1: 'a SHA-1 hash',
	sha256: 'a SHA-256 hash',
	sha512: 'a SHA-512 hash',
	url: 'a URL',
};

/** A kind as people call it, with its article. */
export const nameOf = (kind: Kind): string => NAMES[kind];

const HASHES = ['md5', 'sha1', 'sha256', 'sha512'] as const satisfies Kind[];
const ADDRESSES = ['ipv4', 'ipv4Network', 'ipv6', 'ipv6Network'] as const satisfies Kind[];

/** Whether the kind is a hash of a file. */
export const isHash = (kind: Kind): boolean => (HASHES as readonly Kind[]).includes(kind);

/** All kinds, for values whose kind is to be found out. */
export const EVERY_KIND = Object.keys(NAMES) as Kind[];

/** Names that people and feeds give to kinds, without blanks, signs and capitals. */
const NAMED: ReadonlyArray<readonly [kinds: readonly Kind[], names: string]> = [
	[ADDRESSES, 'ip ips ipaddr ipaddress ipaddresses ipport ipsrc ipdst srcip dstip sourceip destip destinationip'],
	[['ipv4', 'ipv4Network'], 'ipv4 ipv4s ip4 ipv4addr ipv4address ipv4addresses'],
	[['ipv6', 'ipv6Network'], 'ipv6 ipv6s ip6 ipv6addr ipv6address ipv6addresses'],
	[['ipv4Network', 'ipv6Network'], 'cidr ipnetwork iprange'],
	[['domain'], 'domain domains domainname domainnames hostname hostnames fqdn fqdns'],
	[['domain', ...ADDRESSES], 'host hosts'],
	[['url'], 'url urls uri uris'],
	[['email'], 'email emails mail emailaddr emailaddress emailaddresses emailsrc emaildst'],
	[HASHES, 'hash hashes file filehash filehashes'],
	[['md5'], 'md5 md5hash filehashmd5 filemd5 hashmd5'],
	[['sha1'], 'sha1 sha1hash filehashsha1 filesha1 hashsha1'],
	[['sha256'], 'sha256 sha256hash filehashsha256 filesha256 hashsha256'],
	[['sha512'], 'sha512 sha512hash filehashsha512 filesha512 hashsha512'],
	[['mac'], 'mac macaddr macaddress'],
];

const KINDS_BY_NAME = new Map(NAMED.flatMap(([kinds, names]) => names.split(' ').map((name) => [name, kinds] as const)));

/** A name without what differs between spellings: `SHA-256`, `sha_256` and `sha256` are one. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The kinds that a name stands for, such as `IP address`, `sha-256` or `ipv4-addr.value`. @returns undefined for an unknown one */
export const kindsNamed = (name: string): readonly Kind[] | undefined => KINDS_BY_NAME.get(plainName(name).replace(/value$/, ''));
