import { expect, it } from 'vitest';
import { interchange, isa } from '../../../../test/support/ship-notices.js';

function acknowledgement(...promises: readonly string[]) {
  const head = ['BAK*00*AC*P1*20261102', ...promises];
  const body = [...head, 'PO1*1*100*EA*2.5**BP*BLT-10', 'ACK*IA*100*EA', ...promises, 'CTT*1'];
  const set = `ST*855*0001~${body.join('~')}~SE*${body.length + 2}*0001~`;
  const group = `GS*PR*DELMAR*OURCO*20261120*0900*101*X*004010~${set}GE*1*101~`;
  return interchange(`${isa}${group}IEA*1*000000101~`, 'x12', '855');
}

// The profile is in UTC.
it.each([
  ['DTM*067*20261201*2330*ET', '2026-12-02', '2026-12-02T04:30:00+00:00'],
  ['DTM*067*20261202*0130*09', '2026-12-01', '2026-12-01T16:30:00+00:00'],
  ['DTM*067*20261201*2330*UT', '2026-12-01', '2026-12-01T23:30:00+00:00'],
  ['DTM*067*20261201*2330*LT', '2026-12-01', '2026-12-01T23:30:00+00:00'],
  ['DTM*067*20261201*2330', '2026-12-01', '2026-12-01T23:30:00+00:00'],
])('a day promised with a time is the day that it is here: %s', (segment, day, at) => {
  const { document, leftovers } = acknowledgement(segment);
  expect(document).toMatchObject({
    dates: [{ kind: 'promised-delivery', at }],
    lines: [{ commitments: [{ date: day }] }],
  });
  expect(leftovers.filter(({ path }) => path?.endsWith('DTM.02'))).toEqual([]);
});

it('does not put a day and a time together that stand in two segments', () => {
  const { document } = acknowledgement('DTM*067*20261201', 'DTM*068*20261203*2330*ET');
  expect(document).toMatchObject({ lines: [{ commitments: [{ date: '2026-12-01' }] }] });
});
