import { expect, it } from 'vitest';
import { grantedBy, type Grant } from './vouched.js';

const wide = { partners: null, companies: null };
const grants: readonly Grant[] = [
  { value: 'edi-kern', roles: ['procurement'], partners: ['kern'], companies: null },
  { value: 'edi-kern-quality', roles: ['quality'], partners: ['kern'], companies: null },
  { value: 'edi-auditors', roles: ['auditor'], ...wide },
  { value: 'edi-acme', roles: ['warehouse'], partners: ['acme'], companies: null },
];

it('gives nothing for values that nobody named', () => {
  expect(grantedBy(grants, ['staff', 'edi'])).toBeUndefined();
  expect(grantedBy(grants, [])).toBeUndefined();
});

it('adds up roles that are narrowed alike', () => {
  expect(grantedBy(grants, ['edi-kern-quality', 'edi-kern'])).toEqual({
    ...{ roles: ['procurement', 'quality'], partners: ['kern'], companies: null },
  });
});

it('never gives a role for a partner for whom no value gives it: of different narrowings the first grant counts', () => {
  expect(grantedBy(grants, ['edi-auditors', 'edi-kern'])).toMatchObject({ roles: ['procurement'], partners: ['kern'] });
  expect(grantedBy(grants, ['edi-acme', 'edi-auditors'])).toMatchObject({ roles: ['auditor'], partners: null });
});
