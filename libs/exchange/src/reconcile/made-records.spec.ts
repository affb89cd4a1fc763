import { describe, expect, it } from 'vitest';
import type { BusinessKey } from '../model/business-key.js';
import type { Effect } from '../model/effect.js';
import type { EffectRow } from '../model/rows.js';
import { billsOf, mustStand } from './made-records.js';

function row(version: number, action: Effect['action'], model: string, id = 1, target = 'P00001'): EffectRow {
  const key = `${action}-${target}-${version}`;
  const effect = { key, model, action, target, title: key, values: {}, provenance: {} };
  const applied = { how: 'done', records: [{ model, id }] } as const;
  const at = { document: 'd', businessKey: 'k' as BusinessKey, index: 0, appliedAt: new Date(0) };
  return { ...at, key, version, effect, applied };
}
const keys = (rows: readonly EffectRow[]) => mustStand(rows).map(({ key }) => key);

describe('what must be in the ERP', () => {
  it('is each record that was made, and no note, write or question', () => {
    const rows = [row(1, 'write', 'purchase.order'), row(1, 'create', 'account.move'), row(1, 'note', 'account.move')];
    expect(keys(rows)).toEqual(['create-P00001-1']);
  });

  it('is not what a later version made again', () => {
    expect(keys([row(1, 'create', 'account.move'), row(2, 'create', 'account.move', 2)])).toEqual(['create-P00001-2']);
  });

  it('is of each order what was announced last, unless it was taken back', () => {
    const [first, second] = [row(1, 'receive', 'stock.picking'), row(2, 'receive', 'stock.picking')];
    const other = row(1, 'receive', 'stock.picking', 1, 'P00002');
    expect(keys([first, other, second])).toEqual(['receive-P00001-2', 'receive-P00002-1']);
    expect(keys([first, other, row(3, 'take-back', 'stock.picking')])).toEqual(['receive-P00002-1']);
  });
});

it('counts a bill that a later version changed once, and one that it made beside it twice', () => {
  const first = row(1, 'create', 'account.move', 7);
  expect([...billsOf([first, row(2, 'create', 'account.move', 7)]).keys()]).toEqual([7]);
  expect([...billsOf([first, row(2, 'create', 'account.move', 8)]).keys()]).toEqual([7, 8]);
});
