import type { Partner } from '@quayside/partners';
import { expect, it } from 'vitest';
import { claimsSince } from './claims-since.js';

it('takes a number for used for as many days as the profile says: 400 before 2026-11-23 is 2025-10-19', () => {
  const partner = { profile: { controlNumbers: { window: 400 } } } as Partner;
  const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
  expect(claimsSince(clock, partner).toISOString()).toBe('2025-10-19T12:00:00.000Z');
});
