import {
  acknowledgement,
  interchange,
  invoice,
  openHeart,
  order,
  orderedLines,
  shipNotice,
  type Heart,
} from '@quayside/heart';
import { differenceKey, type Settlement, type TypedBill, type Way } from '@quayside/matching';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { askForUnknownOrders } from '../deliver/order-feed.js';
import type { DocumentRow } from '../model/rows.js';
import { chooseForDocument } from './document-choices.js';
import { previewDocument } from './preview-document.js';

let control = 500;
const send = async (heart: Heart, set: readonly string[]) => {
  const envelope = { control: String((control += 1)).padStart(9, '0') };
  const { documents } = await heart.drop('in.x12', interchange([set], envelope));
  const [document] = documents;
  if (!document) throw new Error('no document');
  return document;
};

const dearer = orderedLines.map((line) => ({ ...line, price: '2.00' }));
const dear = (reference = 'SO-9') => acknowledgement('P00001', dearer, reference);

function open(): Heart {
  const heart = openHeart();
  heart.erp.put(order());
  return heart;
}

function every(way: Way, { decision }: Pick<DocumentRow, 'decision'>): Settlement {
  return Object.fromEntries((decision?.discrepancies ?? []).map((each) => [differenceKey(each), way]));
}

async function settle(heart: Heart, document: DocumentRow, settlement?: Settlement): Promise<DocumentRow> {
  const said = { choice: 'accept', by: 'ada', reason: 'agreed' } as const;
  await chooseForDocument(heart.ports, document.id, { ...said, ...(settlement && { settlement }) });
  await heart.settle();
  return (await heart.ports.store.document(document.id)) ?? document;
}

describe('accepting a document', () => {
  it.each(['take', 'leave'] as const)('does what the preview of "%s" showed, and nothing else', async (way) => {
    const heart = open();
    const held = await send(heart, dear());
    const preview = await previewDocument(heart.ports, held.id, every(way, held));
    expect(heart.erp.applied).toEqual([]);
    expect((await settle(heart, held, every(way, held))).state).toBe('delivered');
    expect(heart.erp.applied).toEqual(preview.effects);
    const write = heart.erp.applied.find(({ action }) => action === 'write');
    const prices = { '10': { price_unit: '2' }, '20': { price_unit: '2' } };
    expect(write?.values['order_line']).toEqual(way === 'take' ? prices : undefined);
  });

  it('leaves the order as it is where nobody says otherwise, and keeps what was decided', async () => {
    const heart = open();
    const held = await send(heart, dear());
    const delivered = await settle(heart, held);
    expect(delivered.settlement).toEqual(every('leave', held));
    const line = heart.twin.journal().find(({ row, from }) => row === held.id && from === 'held');
    expect(line).toMatchObject({ actor: 'ada', what: 'accept: agreed', detail: { settlement: delivered.settlement } });
  });

  it('writes into the journal how many differences the order takes', async () => {
    const heart = open();
    const held = await send(heart, dear());
    await settle(heart, held, every('take', held));
    const line = heart.twin.journal().find(({ row, from }) => row === held.id && from === 'held');
    expect(line?.what).toBe('accept, 2 differences taken into the order: agreed');
  });

  it('holds it once more when the order has changed since the person saw it', async () => {
    const heart = open();
    const held = await send(heart, dear());
    heart.erp.put(
      order(
        'P00001',
        orderedLines.map((line) => ({ ...line, price: '1.00' })),
      ),
    );
    expect(await settle(heart, held, every('take', held))).toMatchObject({ state: 'held' });
    expect(heart.erp.applied).toEqual([]);
  });

  it('takes nothing that was not on show', async () => {
    const heart = open();
    const held = await send(heart, dear());
    await expect(settle(heart, held, { 'price|P00001|10|/nowhere|1|2': 'take' })).rejects.toMatchObject({
      name: 'ChoiceNotPossible',
    });
    expect((await heart.ports.store.document(held.id))?.state).toBe('held');
  });

  it('is held with the reason when the ERP would refuse a part of it, before any of it is done', async () => {
    const heart = open();
    const held = await send(heart, dear());
    heart.erp.obstacle = ({ action }) => (action === 'write' ? 'the order is being billed' : undefined);
    expect((await previewDocument(heart.ports, held.id, {})).warnings).toEqual(['the order is being billed']);
    expect((await settle(heart, held)).state).toBe('held');
    expect(await heart.ports.store.openExceptions('inbound', held.id)).toMatchObject([
      { code: 'erp-refused', message: 'the order is being billed' },
    ]);
    expect(heart.erp.applied).toEqual([]);
  });

  it('lets the invoice that follows have the price that was accepted', async () => {
    const heart = open();
    await settle(heart, await send(heart, dear()));
    expect((await send(heart, invoice('80114', 'P00001', dearer, '30000'))).state).toBe('delivered');
    const other = open();
    expect((await send(other, invoice('80114', 'P00001', dearer, '30000'))).state).toBe('held');
  });
});

describe('processing a document again', () => {
  const again = async (heart: Heart, { id }: DocumentRow) => {
    await chooseForDocument(heart.ports, id, { choice: 'process-again', by: 'ada', reason: 'deleted' });
    await heart.settle();
  };

  it('makes again what somebody deleted in the ERP, with what hung on it', async () => {
    const heart = open();
    const delivered = await send(heart, invoice('80115', 'P00001', orderedLines, '16500'));
    const before = heart.erp.applied;
    const bill = before.find(({ action }) => action === 'create');
    heart.erp.gone.add(bill?.key ?? '');
    await again(heart, delivered);
    const made = heart.erp.applied.slice(before.length);
    expect(made.map(({ action }) => action)).toEqual(before.map(({ action }) => action));
    expect(new Set(made.slice(1).map(({ target }) => target))).toEqual(new Set([made[0]?.key]));
  });

  it('plans nothing where all of it still stands', async () => {
    const heart = open();
    const delivered = await send(heart, invoice('80115', 'P00001', orderedLines, '16500'));
    const count = heart.erp.applied.length;
    await again(heart, delivered);
    expect(heart.erp.applied).toHaveLength(count);
  });
});

describe('a ship notice', () => {
  it('of what another one announced already is held: it was taken for the same goods twice', async () => {
    const heart = open();
    expect((await send(heart, shipNotice('S1', 'P00001', orderedLines))).state).toBe('delivered');
    const second = await send(heart, shipNotice('S2', 'P00001', orderedLines));
    expect(second.state).toBe('held');
    expect(second.decision?.discrepancies[0]?.message).toMatch(/100 EA more than the open 0 EA .*100 EA are announced/);
  });

  it('that is taken back takes its announcement with it, once a person has accepted that', async () => {
    const heart = open();
    await send(heart, shipNotice('S1', 'P00001', orderedLines));
    const [receive] = heart.erp.applied;
    const back = shipNotice('S1', 'P00001', orderedLines).map((each) => each.replace('BSN*00*', 'BSN*01*'));
    const held = await send(heart, back);
    expect(held.state).toBe('held');
    const preview = await previewDocument(heart.ports, held.id, {});
    expect(preview.effects[0]).toMatchObject({ action: 'take-back', values: { takes_back: receive?.key } });
    expect((await settle(heart, held)).state).toBe('delivered');
    expect(heart.erp.applied.at(-3)).toMatchObject({ action: 'take-back' });
  });
});

describe('an order that nobody has placed yet', () => {
  it('holds what comes for it, and lets it go on by itself once it is confirmed', async () => {
    const heart = openHeart();
    heart.erp.put({ ...order(), state: 'sent' });
    const held = await send(heart, acknowledgement('P00001', orderedLines, 'SO-1'));
    expect(held.state).toBe('held');
    expect(await heart.ports.store.openExceptions('inbound', held.id)).toMatchObject([{ code: 'order-unconfirmed' }]);
    heart.erp.put(order());
    expect(await askForUnknownOrders(heart.ports)).toBe(1);
    await heart.settle();
    expect((await heart.ports.store.document(held.id))?.state).toBe('delivered');
  });
});

describe('an invoice whose bill somebody has typed', () => {
  const typed = (reference?: string): TypedBill => ({
    ...{ id: '17', name: 'draft number 17', state: 'draft', currency: 'EUR', lines: [] },
    ...{ untaxed: decimalOf('125'), total: decimalOf('125'), ...(reference !== undefined && { reference }) },
  });
  const billing = async (bill: TypedBill) => {
    const heart = open();
    heart.erp.bills = [bill];
    return { heart, held: await send(heart, invoice('B-1', 'P00001', [orderedLines[0]], '12500')) };
  };

  it('waits for finance, and goes to that bill once it is accepted: no other one is made', async () => {
    const { heart, held } = await billing(typed('B-1'));
    expect(held).toMatchObject({ state: 'held', decision: { owner: 'finance' } });
    const preview = await previewDocument(heart.ports, held.id, {});
    expect(preview.effects.map(({ action, target }) => [action, target])).toEqual([
      ['attach', 'account.move/17'],
      ['note', 'account.move/17'],
    ]);
    expect(preview.effects[0]?.changes).toEqual([
      'total: 125.00 EUR on both',
      'reference: B-1 on both',
      'No bill is made.',
    ]);
    expect((await settle(heart, held)).state).toBe('delivered');
    expect(heart.erp.applied).toEqual(preview.effects);
    expect(heart.twin.journal().map(({ what }) => what)).toContain(
      'accept, attached to the bill that is there: agreed',
    );
  });

  it('makes its own bill where a person says that the other one is another', async () => {
    const { heart, held } = await billing(typed());
    const [difference] = held.decision?.discrepancies ?? [];
    if (!difference) throw new Error('a difference was expected');
    expect((await settle(heart, held)).state).toBe('delivered');
    expect(heart.erp.applied.map(({ action }) => action)).toContain('create');
    const { heart: other, held: same } = await billing(typed());
    await settle(other, same, { [differenceKey(difference)]: 'attach' });
    expect(other.erp.applied.map(({ action }) => action)).not.toContain('create');
  });
});
