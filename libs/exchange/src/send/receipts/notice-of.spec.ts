import { describe, expect, it } from 'vitest';
import type { AdvisedReceipt } from '../../model/advised-receipt.js';
import type { Delivered, Reads } from '../../ports/store.js';
import { noticeOf } from './notice-of.js';

const receipt = {
  ...{ partner: 'acme', usage: 'live', orderNumber: 'P00100', key: 'stock.picking,12' },
} as AdvisedReceipt;

/** A document that was delivered, and the records that each of its effects wrote; nothing for one that is not applied yet. */
interface Wrote {
  readonly id: string;
  readonly type?: Delivered['type'];
  readonly number: string | null;
  readonly effects: readonly (readonly string[] | null)[];
}

function readsOf(wrote: readonly Wrote[]): Pick<Reads, 'deliveredOn' | 'effectsOf'> {
  const records = (keys: readonly string[]) =>
    keys.map((key) => ({ model: key.split(',')[0], id: Number(key.split(',')[1]) }));
  return {
    deliveredOn: async (partner, usage, orders) =>
      partner === 'acme' && usage === 'live' && orders.join() === 'P00100'
        ? wrote.map(({ id, type = 'ship-notice', number }) => ({ id, type, number }) as Delivered)
        : [],
    effectsOf: async (document) =>
      (wrote.find(({ id }) => id === document)?.effects ?? []).map((keys) => ({
        applied: keys && { records: records(keys) },
      })) as unknown as Awaited<ReturnType<Reads['effectsOf']>>,
  };
}

describe('the ship notice of a receipt', () => {
  it('is the one whose effects filled it, by whichever of them', async () => {
    const notices = [
      { id: 'a', number: 'ASN-1', effects: [['stock.picking,11']] },
      { id: 'b', number: 'ASN-2', effects: [['stock.move.line,5'], ['stock.lot,7', 'stock.picking,12']] },
      { id: 'c', number: 'ASN-3', effects: [['stock.picking,13']] },
    ];
    expect(await noticeOf(readsOf(notices), receipt)).toBe('ASN-2');
  });

  it('is the last one where a later notice filled it again', async () => {
    const notices = [
      { id: 'a', number: 'ASN-1', effects: [['stock.picking,12']] },
      { id: 'b', number: 'ASN-2', effects: [['stock.picking,12']] },
    ];
    expect(await noticeOf(readsOf(notices), receipt)).toBe('ASN-2');
  });

  it.each<[string, Wrote]>([
    [
      'a document of another kind',
      { id: 'a', type: 'order-acknowledgement', number: 'SO-1', effects: [['stock.picking,12']] },
    ],
    ['a notice without a number', { id: 'a', number: null, effects: [['stock.picking,12']] }],
    ['an effect that is only planned', { id: 'a', number: 'ASN-1', effects: [null] }],
    ['another record of the same number', { id: 'a', number: 'ASN-1', effects: [['stock.scrap,12']] }],
    ['a receipt whose number begins alike', { id: 'a', number: 'ASN-1', effects: [['stock.picking,120']] }],
    ['a notice that wrote nothing', { id: 'a', number: 'ASN-1', effects: [] }],
  ])('is not %s', async (_, wrote) => {
    expect(await noticeOf(readsOf([wrote]), receipt)).toBeUndefined();
  });

  it('is looked for past a later document that is none', async () => {
    const documents: Wrote[] = [
      { id: 'a', number: 'ASN-1', effects: [['stock.picking,12']] },
      { id: 'b', type: 'order-acknowledgement', number: 'SO-1', effects: [['stock.picking,12']] },
      { id: 'c', number: null, effects: [['stock.picking,12']] },
    ];
    expect(await noticeOf(readsOf(documents), receipt)).toBe('ASN-1');
  });
});
