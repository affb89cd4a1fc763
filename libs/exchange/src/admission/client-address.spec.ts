import { describe, expect, it } from 'vitest';
import { networkOf, plainAddress } from './client-address.js';

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
    expect(networkOf('')).toBe('');
  });
});
