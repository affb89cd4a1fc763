import type { Order } from '@quayside/canonical';
import { nextOfOrder, type OutboundRow } from '@quayside/exchange';
import type { Partner } from '@quayside/partners';
import { decimalOf, localDateOf } from '@quayside/std';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { partnerFromFiles } from './partners.js';
import { asNext, type WouldGo } from './what-would-go.js';

const project = path.resolve(import.meta.dirname, '../../..');
let partner: Partner;

beforeAll(async () => {
  vi.stubEnv('QUAYSIDE_MAPPINGS', path.join(project, 'mappings'));
  vi.stubEnv('QUAYSIDE_PROFILES', path.join(project, 'partner-profiles'));
  partner = await partnerFromFiles('acme');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const address = { lines: ['Quay 1'], city: 'Antwerp', postalCode: '2000' };

function ordered(quantity: number, state: Order['state'] = 'confirmed'): Order {
  return {
    ...{ type: 'order', number: 'P00001', date: localDateOf('2026-12-01'), currency: 'EUR', state },
    parties: [{ role: 'ship-to', name: 'Works', address }],
    lines: [
      {
        ...{ number: '1', item: { buyer: 'BOLT-M8', supplier: 'AC-8801' }, deliveryDate: localDateOf('2026-12-14') },
        quantity: { value: decimalOf(quantity), unit: 'EA' },
        price: { amount: decimalOf('0.35'), unit: 'EA' },
      },
    ],
  };
}

/** What was said of the order, as far as it is looked at. */
function said(version: number, order: Order, values: Partial<OutboundRow> = {}): OutboundRow {
  return {
    ...{ id: `v${version}`, version, kind: 'order', state: 'sent', sentAt: new Date(0), predecessor: null },
    ...{ document: order, order, ...values },
  } as OutboundRow;
}

async function wouldGo(order: Order | undefined, rows: readonly OutboundRow[], earlier = false): Promise<WouldGo> {
  const reads = {
    outboundsOf: () => Promise.resolve(rows),
    outbound: (id: string) => Promise.resolve(rows.find((row) => row.id === id)),
    deliveredOn: () => Promise.resolve([]),
  };
  const of = { partner: 'acme', usage: 'live', orderNumber: 'P00001' } as const;
  const next = await nextOfOrder(reads, of, { order, date: localDateOf('2026-12-02'), attachments: false });
  return asNext(partner, next, { order, earlier });
}

describe('what would go of an order', () => {
  it('is the order where its partner has nothing of it', async () => {
    const result = await wouldGo(ordered(100), []);
    expect(result).toMatchObject({ text: expect.stringContaining('BEG*00*SA*P00001') as string });
    expect([result.has, result.differs]).toEqual([undefined, undefined]);
  });

  it('is what has changed since its partner got it', async () => {
    expect(await wouldGo(ordered(120), [said(1, ordered(100))])).toMatchObject({
      has: { version: 1, kind: 'order', state: 'sent' },
      differs: [expect.stringMatching(/^line 1, .*BOLT-M8.*: quantity increased, 120 EA/) as string],
      text: expect.stringContaining('BCH*') as string,
    });
  });

  it('is the cancellation of an order that is gone', async () => {
    const result = await wouldGo(undefined, [said(1, ordered(100))]);
    expect(result).toMatchObject({ text: expect.stringContaining('BCH*01') as string });
  });

  it.each([
    ['its partner has it as it is', ordered(100), [said(1, ordered(100))], /^Acme.* has it as it is in Odoo/],
    [
      'what says so waits already',
      ordered(120),
      [said(1, ordered(100)), said(2, ordered(120), { kind: 'order-change', state: 'held', predecessor: 'v1' })],
      /^Version 2 of it says all of this already .* it is held\.$/,
    ],
    ['it is not confirmed', ordered(100, 'draft'), [], /^It is draft in Odoo/],
  ])('is nothing where %s', async (_, order, rows, why) => {
    const result = await wouldGo(order, rows);
    expect('nothing' in result ? result.nothing : result).toMatch(why);
  });

  it('is nothing of one from before orders went out', async () => {
    const result = await wouldGo(ordered(100), [], true);
    expect('nothing' in result ? result.nothing : result).toMatch(/^It was confirmed before orders went out to Acme/);
  });
});
