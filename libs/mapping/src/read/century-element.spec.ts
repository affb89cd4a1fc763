import { expect, it } from 'vitest';
import { interchange, isa } from '../../../../test/support/ship-notices.js';

// Before 004010 days had six digits, and DTM05 said the century: it is no form of the day.
it.each(['003040', '003060'])('reads the day that an 855 of %s promises, in its head and in a line', (release) => {
  const body = [
    ...['BAK*00*AC*P1*261102', 'DTM*067*261210***20', 'PO1*1*100*EA*2.5**BP*BLT-10', 'DTM*067*261211***20'],
    ...['ACK*IA*100*EA', 'CTT*1'],
  ].join('~');
  const set = `ST*855*0001~${body}~SE*8*0001~`;
  const group = `GS*PR*DELMAR*OURCO*20261120*0900*101*X*${release}~${set}GE*1*101~`;
  const read = interchange(`${isa}${group}IEA*1*000000101~`, 'x12', '855');
  expect(read.document).toMatchObject({
    dates: [{ kind: 'promised-delivery', day: '2026-12-10' }],
    lines: [{ dates: [{ kind: 'promised-delivery', day: '2026-12-11' }] }],
  });
  expect(read.leftovers).toEqual([]);
});
