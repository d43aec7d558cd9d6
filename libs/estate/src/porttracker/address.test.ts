import { expect, test } from 'vitest';
import { addressOctets, formatIpv4, isInSubnet, parseAddress, parseIpv4 } from './address.ts';

test.each<[string, number[] | undefined]>([
  ['192.168.40.11', [192, 168, 40, 11]],
  ['0.0.0.0', [0, 0, 0, 0]],
  ['256.1.1.1', undefined],
  ['1.2.3', undefined],
  ['1.2.3.x', undefined],
  ['', undefined],
  ['::', new Array(16).fill(0)],
  ['::1', [...new Array(15).fill(0), 1]],
  ['2001:db8::ff00:42', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0, 0, 0x42]],
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['::ffff:10.0.0.1', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1]],
  ['1::2::3', undefined],
  ['1:2:3', undefined],
  ['1:2:3:4:5:6:7:8::', undefined],
  ['::12345', undefined],
  ['::ffff:10.0.0.300', undefined],
])('%s', (text, octets) => {
  const address = parseAddress(text);
  expect(address && [...addressOctets(address)]).toEqual(octets);
});

test('IPv4 addresses count on over the octets', () => {
  expect(formatIpv4(parseIpv4('10.0.0.255') + 1)).toBe('10.0.1.0');
  expect(formatIpv4(parseIpv4('255.255.255.255'))).toBe('255.255.255.255');
});

test.each<[string, string, number, boolean]>([
  ['10.1.2.3', '10.1.0.0', 16, true],
  ['10.1.2.3', '10.1.9.9', 16, true],
  ['10.2.2.3', '10.1.0.0', 16, false],
  ['10.1.2.3', '10.1.2.3', 32, true],
  ['10.1.2.4', '10.1.2.3', 32, false],
  ['99.1.2.4', '0.0.0.0', 0, true],
  ['2001:db8::1', '2001:db8::', 32, true],
  ['2001:db9::1', '2001:db8::', 32, false],
  ['10.1.2.3', '::', 0, false],
])('%s in %s/%i: %s', (ip, subnet, bits, want) => {
  const [address, net] = [parseAddress(ip), parseAddress(subnet)];
  expect(address && net && isInSubnet(address, net, bits)).toBe(want);
});
