import { expect, it } from 'vitest';
import { decidesFor, partnersWithin, sees, seesClassified, type PartnerOfCompany } from './authority.js';

const all: readonly PartnerOfCompany[] = [
  { id: 'acme', connection: 'default', company: 1 },
  { id: 'kern', connection: 'default', company: 2 },
  { id: 'nordwind', connection: 'other', company: 1 },
  { id: 'anywhere', connection: 'default', company: undefined },
];

it.each([
  ['nothing', { partners: null, companies: null }, null],
  ['partners', { partners: ['kern', 'gone'], companies: null }, ['kern']],
  ['a company, which a profile without one does not fit', { partners: null, companies: ['default/1'] }, ['acme']],
  ['both, which both must hold', { partners: ['acme', 'nordwind'], companies: ['other/1'] }, ['nordwind']],
  ['no partner at all', { partners: [], companies: null }, []],
])('narrows to %s', (_, narrowing, expected) => {
  expect(partnersWithin(narrowing, all)).toEqual(expected);
});

it('sees, settles and is shown what its roles say, together', () => {
  const wanda = { roles: ['warehouse', 'quality'], among: ['kern'] } as const;
  expect([sees(wanda, 'kern'), sees(wanda, 'acme')]).toEqual([true, false]);
  expect(decidesFor(wanda)).toEqual(['warehouse', 'quality']);
  expect([seesClassified(wanda, 'prices'), seesClassified(wanda, 'bank-details')]).toEqual([false, false]);
  const buyer = { roles: ['warehouse', 'procurement'], among: null } as const;
  expect([seesClassified(buyer, 'prices'), seesClassified(buyer, 'bank-details')]).toEqual([true, false]);
  expect(decidesFor({ roles: ['auditor', 'approver'] })).toEqual([]);
});
