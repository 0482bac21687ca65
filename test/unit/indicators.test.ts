import { EVERY_KIND, kindsNamed, type Kind } from '../../nodes/shared/indicators/kinds';
import { readIndicator, readIndicators, textOfMembers } from '../../nodes/shared/indicators/readIndicators';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const read = (text: string, kinds: readonly Kind[] = EVERY_KIND) => readIndicator(text, { kinds });
const readAll = (text: string, wanted: { kinds?: readonly Kind[]; column?: string; dropPorts?: boolean } = {}) => {
	const { found, rejected, duplicates } = readIndicators(text, { kinds: EVERY_KIND, ...wanted });
	return { found: found.map(({ line, members }) => `${line} ${textOfMembers(members)}`), rejected, duplicates };
};

describe('one indicator', () => {
	test.each([
		// As it is
		['bad.example', 'domain', 'bad.example'],
		['203.0.113.9', 'ipv4', '203.0.113.9'],
		['https://bad.example/a,b?c=[d]#E', 'url', 'https://bad.example/a,b?c=[d]#E'],
		['ldap://203.0.113.9:1389/a', 'url', 'ldap://203.0.113.9:1389/a'],
		['http://user:pass@bad.example/', 'url', 'http://user:pass@bad.example/'],
		['http://[2001:DB8::1]:8080/x', 'url', 'http://[2001:db8::1]:8080/x'],
		['eve+x@bad.example', 'email', 'eve+x@bad.example'],
		[md5, 'md5', md5],
		[sha1, 'sha1', sha1],
		[sha256, 'sha256', sha256],
		[`${sha256}${sha256}`, 'sha512', `${sha256}${sha256}`],
		['00-1B-44-11-3A-B7', 'mac', '00:1b:44:11:3a:b7'],
		['203.0.113.0/24', 'ipv4Network', '203.0.113.0/24'],
		['2001:DB8::/32', 'ipv6Network', '2001:db8::/32'],
		// Defanged
		['hxxps://x[.]example', 'url', 'https://x.example'],
		['hXXp://x(.)example/A', 'url', 'http://x.example/A'],
		['HXXPS[:]//x{.}example', 'url', 'https://x.example'],
		['hxxp[://]x[dot]example', 'url', 'http://x.example'],
		['h**p://x.example', 'url', 'http://x.example'],
		['htxp://x.example', 'url', 'http://x.example'],
		['fxp://x.example/a', 'url', 'ftp://x.example/a'],
		['https:\\\\x.example', 'url', 'https://x.example'],
		['https:\\/\\/x\\.example\\/a', 'url', 'https://x.example/a'],
		['hxxps://x[.]example[/]a[.]php', 'url', 'https://x.example/a.php'],
		['bad[.]example', 'domain', 'bad.example'],
		['bad [.] example', 'domain', 'bad.example'],
		['bad (DOT) example', 'domain', 'bad.example'],
		['bad<dot>example', 'domain', 'bad.example'],
		['bad\\.example', 'domain', 'bad.example'],
		['bad dot example', 'domain', 'bad.example'],
		['203[.]0[.]113[.]9', 'ipv4', '203.0.113.9'],
		['2001[:]db8[:][:]1', 'ipv6', '2001:db8::1'],
		['eve[at]bad[.]example', 'email', 'eve@bad.example'],
		['eve(@)bad(.)example', 'email', 'eve@bad.example'],
		['eve {at} bad {dot} example', 'email', 'eve@bad.example'],
		['eve at bad dot example', 'email', 'eve@bad.example'],
		['mailto:eve@bad.example', 'email', 'eve@bad.example'],
		// With what stands around it
		['  "bad.example",  ', 'domain', 'bad.example'],
		['“bad.example”;', 'domain', 'bad.example'],
		['`bad.example`', 'domain', 'bad.example'],
		['<https://bad.example/a>', 'url', 'https://bad.example/a'],
		['(203.0.113.9)', 'ipv4', '203.0.113.9'],
		['[2001:db8::1]', 'ipv6', '2001:db8::1'],
		['**bad.example**', 'domain', 'bad.example'],
		['- bad.example', 'domain', 'bad.example'],
		['• bad.example', 'domain', 'bad.example'],
		['12. bad.example', 'domain', 'bad.example'],
		['bad.example # C2', 'domain', 'bad.example'],
		['bad.example\t// C2', 'domain', 'bad.example'],
		['https://bad.example/#a ; C2', 'url', 'https://bad.example/#a'],
		['SHA256: ' + sha256, 'sha256', sha256],
		['IP = 203.0.113[.]9', 'ipv4', '203.0.113.9'],
		['\uFEFFbad.\u200Bexa\u00ADmple', 'domain', 'bad.example'],
		['\u00A0bad.example\u00A0', 'domain', 'bad.example'],
		// In the platform's form
		['BAD.Example', 'domain', 'bad.example'],
		['bad.example.', 'domain', 'bad.example'],
		['203.0.113.9.', 'ipv4', '203.0.113.9'],
		['https://bad.example.', 'url', 'https://bad.example'],
		['HTTPS://BAD.example/Path.', 'url', 'https://bad.example/Path.'],
		['Eve@BAD.example', 'email', 'Eve@bad.example'],
		[sha256.toUpperCase(), 'sha256', sha256],
		['2001:0DB8:0:0::0001', 'ipv6', '2001:db8::1'],
		['203.0.113.9/32', 'ipv4', '203.0.113.9'],
		['2001:db8::1/128', 'ipv6', '2001:db8::1'],
		['bücher.example', 'domain', 'xn--bcher-kva.example'],
		['xn--bcher-kva.example', 'domain', 'xn--bcher-kva.example'],
		['https://bücher.example/ä', 'url', 'https://xn--bcher-kva.example/ä'],
		['bad。example', 'domain', 'bad.example'],
		['_dmarc.bad_host.example', 'domain', '_dmarc.bad_host.example'],
		['evil.zip', 'domain', 'evil.zip'],
	])('%s is %s %s', (text, kind, value) => expect(read(text)).toEqual({ kind, value }));

	test.each([
		['999.1.1.1', 'not a valid IPv4 address'],
		['01.2.3.4', 'not a valid IPv4 address'],
		['203.0.113', 'not a valid IPv4 address'],
		['203.0.113.9.9', 'not a valid IPv4 address'],
		['203.0.113.9/33', 'not a valid network'],
		['203.0.113.9/-1', 'without its scheme'],
		['203.0.113.9/024', 'not a valid network'],
		['2001:db8::1::2', 'not a valid IPv6 address'],
		['fe80::1%eth0', 'not a valid IPv6 address'],
		['203.0.113.9:0', 'none of the types'],
		['203.0.113.9:65536', 'none of the types'],
		['bad', 'none of the types'],
		['-bad.example', 'none of the types'],
		['bad-.example', 'none of the types'],
		['bad..example', 'none of the types'],
		['bad.example..', 'none of the types'],
		['bad.e', 'none of the types'],
		['bad.123', 'none of the types'],
		['xn--a.example', 'none of the types'],
		[`${'a'.repeat(64)}.example`, 'none of the types'],
		[`${'a.'.repeat(130)}example`, 'none of the types'],
		['*.bad.example', 'a pattern of domains'],
		['bad.example/a', 'without its scheme'],
		['bad.example worse.example', 'blanks within'],
		['127.0.0.1 bad.example', 'blanks within'],
		['https://', 'neither a domain nor'],
		['https://intranet/a', 'its host "intranet"'],
		['https://999.1.1.1/a', 'its host "999.1.1.1"'],
		['https://bad.example:99999/a', 'a port is from 1 to 65535'],
		['https://bad.example:/a', 'a port is from 1 to 65535'],
		['https://bad.example/a b', 'not a valid URL'],
		['https://a.example/x,https://b.example/y', 'several URLs'],
		['eve@bad', 'not a valid email'],
		['eve@@bad.example', 'not a valid email'],
		['.eve@bad.example', 'not a valid email'],
		['@bad.example', 'not a valid email'],
		[md5.slice(1), 'it has 31 digits'],
		[`${sha256}0`, 'it has 65 digits'],
		['evil.exe', 'the name of a file'],
		['Invoice.PDF', 'the name of a file'],
		[`MD5: ${sha1}`, 'a SHA-1 hash, but an MD5 hash is wanted'],
		['203.0.113.9:443', 'has a port'],
		['bad.example:8080', 'has a port'],
		['[2001:db8::1]:443', 'has a port'],
		['a'.repeat(9000), 'longer than 8192'],
	])('%s is refused', (text, reason) => expect(read(text)).toEqual({ reason: expect.stringContaining(reason) as string }));

	test.each(['203.0.113.9:443', 'bad.example:8080', '[2001:db8::1]:443'])('%s goes without its port where the user wants that', (text) => {
		expect(readIndicator(text, { kinds: EVERY_KIND, dropPorts: true })).toMatchObject({ value: expect.stringMatching(/^(203\.0\.113\.9|bad\.example|2001:db8::1)$/) as string });
	});

	test.each([
		['bad.example', ['ipv4', 'ipv6'], 'is a domain, but an IPv4 address or an IPv6 address is wanted'],
		['203.0.113.9', ['domain'], 'is an IPv4 address, but a domain is wanted'],
		[md5, ['sha256'], 'is an MD5 hash, but a SHA-256 hash is wanted'],
		['https://bad.example/', ['domain'], 'is a URL, but a domain is wanted'],
	] as Array<[string, Kind[], string]>)('%s is refused where %p is wanted', (text, kinds, reason) => expect(read(text, kinds)).toEqual({ reason }));

	test('a domain may look like a file where domains are wanted', () => expect(read('evil.exe', ['domain'])).toEqual({ kind: 'domain', value: 'evil.exe' }));
});

test.each([
	['IP address', ['ipv4', 'ipv4Network', 'ipv6', 'ipv6Network']],
	['ip-dst', ['ipv4', 'ipv4Network', 'ipv6', 'ipv6Network']],
	['IPv4', ['ipv4', 'ipv4Network']],
	['ipv6-addr.value', ['ipv6', 'ipv6Network']],
	['SHA-256', ['sha256']],
	['FileHash-SHA256', ['sha256']],
	['md5_hash', ['md5']],
	['Hostname', ['domain']],
	['URLs', ['url']],
	['mutex', undefined],
	['', undefined],
])('the type %p is %p', (name, kinds) => expect(kindsNamed(name)).toEqual(kinds));

describe('a text', () => {
	test('of a report, with headings, comments, lists and repetitions', () => {
		const text = `# C2\n// seen in May\n; a note\n\nDomains:\n- bad[.]example\n- BAD.example\nIP addresses\n203.0.113[.]9, 198.51.100[.]7\nnot an indicator\n`;
		expect(readAll(text)).toEqual({
			found: ['6 bad.example', '9 203.0.113.9', '9 198.51.100.7'],
			rejected: [{ line: 10, value: 'not an indicator', reason: 'has blanks within; give each indicator a line of its own' }],
			duplicates: [{ line: 7, value: 'bad.example', reason: 'repeats line 6' }],
		});
	});

	test.each(['\n', '\r\n', '\r'])('with lines ending in %j', (end) => {
		expect(readAll(`\uFEFFbad.example${end}${end}worse.example${end}`).found).toEqual(['1 bad.example', '3 worse.example']);
	});

	test('with the hashes of one file on a line, or those of several', () => {
		expect(readAll(`${md5}, ${sha1}\n${sha256};${sha256.replace('e', 'f')}`).found).toEqual([`1 ${md5},${sha1}`, `2 ${sha256}`, `2 ${sha256.replace('e', 'f')}`]);
		expect(readAll(`${md5},${sha1},${md5.replace('d', 'e')}`).rejected).toMatchObject([{ reason: expect.stringContaining('several files') as string }]);
	});

	test('with columns but no header is rejected line by line', () => {
		expect(readAll('bad.example,C2,2025\nworse.example').found).toEqual(['2 worse.example']);
		expect(readAll('bad.example,C2,2025').rejected).toMatchObject([{ line: 1, reason: expect.stringContaining('header line') as string }]);
	});

	test('long values are told in part', () => expect(readAll('x'.repeat(10_000)).rejected[0]?.value).toHaveLength(200));
});

describe('a table', () => {
	test.each([
		['value and type columns', 'date,ioc_type,ioc_value\n2025,domain,bad[.]example\n2025,ip:port,203.0.113.9\n', ['2 bad.example', '3 203.0.113.9']],
		['semicolons, capitals, a byte order mark', '\uFEFFType;Indicator;Note\nIPv4;203.0.113.9;a, b\n', ['2 203.0.113.9']],
		['tabs', 'Indicator\tNote\nbad.example\tx\n', ['2 bad.example']],
		['quoted cells', '"indicator" , "note"\n"https://bad.example/a,b" , "say ""hi"", twice"\n', ['2 https://bad.example/a,b']],
		['a quoted cell over several lines', 'note,indicator\n"one\ntwo\n",bad.example\nx,worse.example\n', ['2 bad.example', '5 worse.example']],
		['a commented header, as feeds have it', '####\n# id,dateadded,url,threat\n"1","2025","http://bad.example/x,y","c2"\n# end\n', ['3 http://bad.example/x,y']],
		['columns named for types', `sha256_hash,md5_hash,name\n${sha256},${md5},evil.exe\n,${md5.replace('d', 'e')},x\n`, [`2 ${md5 && sha256},${md5}`, `3 ${md5.replace('d', 'e')}`]],
		['rows without an indicator', 'indicator,note\n,x\nbad.example,y\n', ['3 bad.example']],
		['short rows', 'note,indicator\nx\ny,bad.example\n', ['3 bad.example']],
	])('with %s', (_, text, found) => expect(readAll(text)).toEqual({ found, rejected: [], duplicates: [] }));

	test('whose type column contradicts the value, or has a type of its own', () => {
		expect(readAll('type,value\nmd5,bad.example\nmutex,abc\n,bad.example\ndomain,evil.exe\n')).toEqual({
			found: ['4 bad.example', '5 evil.exe'],
			rejected: [
				{ line: 2, value: 'bad.example', reason: 'is a domain, but an MD5 hash is wanted' },
				{ line: 3, value: 'abc', reason: 'is of the type "mutex", which SEKOIA.IO does not take here' },
			],
			duplicates: [],
		});
	});

	test('gives the columns of the wanted type only', () => {
		const text = 'domain,ip,first_seen\nbad.example,203.0.113.9,2025\n';
		expect(readAll(text, { kinds: ['ipv4', 'ipv6'] }).found).toEqual(['2 203.0.113.9']);
		expect(readAll(text).found).toEqual(['2 bad.example', '2 203.0.113.9']);
		expect(() => readAll(text, { kinds: ['url'] })).toThrow('no column of what is wanted: domain, ip');
	});

	test('is read by the column that the user names', () => {
		const text = 'ioc,C2 Server\nx,bad.example\n';
		expect(readAll(text, { column: 'c2 server' }).found).toEqual(['2 bad.example']);
		expect(readAll('C2 Server\nbad.example\n', { column: 'C2 server' }).found).toEqual(['2 bad.example']);
		expect(() => readAll(text, { column: 'c3' })).toThrow('no column "c3": the first line is "ioc,C2 Server"');
	});

	test('a value that its commas cut is not sent in part', () =>
		expect(readAll('url,note\nhttps://bad.example/a,b,x\n')).toMatchObject({ found: [], rejected: [{ line: 2, reason: expect.stringContaining('more columns') as string }] }));

	test('with an open quotation mark is refused', () =>
		expect(() => readAll('indicator,note\nbad.example,"x\nworse.example,y\n')).toThrow('The quotation mark in line 2 is not closed'));

	test('a list with a heading is no table', () =>
		expect(readAll('url\nhttps://bad.example/a,b\n').found).toEqual(['2 https://bad.example/a,b']));
});

describe('takes a time that grows with the text', () => {
	/** The best of three, since the machine may be busy. */
	const milliseconds = (text: string) =>
		Math.min(
			...[1, 2, 3].map(() => {
				const before = performance.now();
				readIndicators(text, { kinds: EVERY_KIND });
				return performance.now() - before;
			}),
		);
	const shapes: Array<[string, (count: number) => string]> = [
		['different lines', (count) => Array.from({ length: count }, (_, at) => `hxxp://x${at}[.]example/a`).join('\n')],
		['equal lines', (count) => 'bad.example\n'.repeat(count)],
		['rows of a table', (count) => `note,indicator\n${'"a\nb",bad.example\n'.repeat(count)}`],
		['one long line', (count) => 'bad.example,'.repeat(count)],
	];
	test.each(shapes)('of %s', (_, text) => {
		const few = milliseconds(text(2000));
		expect(milliseconds(text(20_000))).toBeLessThan(30 * few + 1000);
	});

	test.each(['(', ' ', ',', '[.', 'a.', '"', ':', ' dot a'])('of a line, whatever it repeats: %j', (part) => {
		const line = (length: number) => `a${part.repeat(length / part.length)}x\n`.repeat(20);
		const few = milliseconds(line(800));
		expect(milliseconds(line(8000))).toBeLessThan(30 * few + 1000);
	});
});
