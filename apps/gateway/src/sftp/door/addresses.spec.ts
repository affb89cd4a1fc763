import { describe, expect, it } from 'vitest';
import { comesFrom } from './addresses.js';

describe('where a partner comes from', () => {
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
