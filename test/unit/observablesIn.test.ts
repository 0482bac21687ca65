import type { Json } from '../../nodes/shared/json';
import { observablesIn } from '../../nodes/Sekoia/resources/alert/observablesOf';

test('observables are found in the bundle and in observed data, each once', () => {
	const ip = { type: 'ipv4-addr', value: '203.0.113.9' };
	const bundle = {
		type: 'bundle',
		objects: [
			ip,
			{ type: 'observed-data', objects: { '0': ip, '1': { type: 'url', value: 'https://bad.example/' }, '2': 'x', '3': { type: 'ipv4-addr' } } },
			{ type: 'file', name: 'a.exe', hashes: { MD5: 'd41d8cd98f00b204e9800998ecf8427e', 'SHA-1': null } },
			{ type: 'autonomous-system', number: 64500 },
			{ type: 'threat-actor', name: 'Nobody', value: 'no observable' },
		],
	};
	expect(observablesIn(bundle as Json)).toEqual([
		ip,
		{ type: 'file', value: 'd41d8cd98f00b204e9800998ecf8427e' },
		{ type: 'file', value: 'a.exe' },
		{ type: 'autonomous-system', value: '64500' },
		{ type: 'url', value: 'https://bad.example/' },
	]);
});

test.each<Json | undefined>([undefined, null, {}, [], 'text', { objects: null }])('there are none in %j', (bundle) => {
	expect(observablesIn(bundle)).toEqual([]);
});
