import { describe, expect, it } from 'vitest';
import { comesFrom, networkOf, plainAddress } from './addresses.js';

describe('where a client comes from', () => {
  it('shows IPv4 as IPv4, and no zone', () => {
    expect(plainAddress('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
    expect(plainAddress('2001:db8::7')).toBe('2001:db8::7');
  });

  it('counts a /64 of IPv6 as one, and each address of IPv4', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8::7')).toBe('2001:db8:0:0::/64');
    expect(networkOf('2001:db8:1:2::')).toBe(networkOf('2001:db8:1:2:ffff::1'));
  });

  it('takes addresses and networks, and everybody where none is listed', () => {
    expect(comesFrom([], '203.0.113.9')).toBe(true);
    expect(comesFrom(['192.0.2.0/24', '2001:db8::/32'], '192.0.2.200')).toBe(true);
    expect(comesFrom(['192.0.2.0/24', '2001:db8::/32'], '2001:db8:ffff::1')).toBe(true);
    expect(comesFrom(['192.0.2.7'], '192.0.2.7')).toBe(true);
    expect(comesFrom(['192.0.2.7'], '192.0.2.70')).toBe(false);
    expect(comesFrom(['192.0.2.0/24'], '2001:db8::1')).toBe(false);
    expect(comesFrom(['192.0.2.0/24'], '')).toBe(false);
  });
});
