import { randomUUID } from 'node:crypto';
import {
  type DeliverableDocument,
  type Invoice,
  type Order,
  type OrderAcknowledgement,
  type ShipNotice,
  noPlaces,
} from '@quayside/canonical';
import type { Effect, Erp, PlanInput, BusinessKey } from '@quayside/exchange';
import type { Delivery, LineMatch } from '@quayside/matching';
import { planEffects } from '@quayside/odoo';
import { decimalOf, localDateOf } from '@quayside/std';

/** A line of a document, by the position of its order line. */
export interface Said {
  readonly of: number;
  readonly quantity: string;
  readonly price?: string;
  readonly order?: Order;
}

export const bytes = Buffer.from('ISA*00*...~');

/** The match that a document's lines stand for; factors and units are the matching library's work, not this suite's. */
function matches(order: Order, said: readonly Said[]): LineMatch[] {
  return said.map((each, index) => ({
    index,
    orderNumber: (each.order ?? order).number,
    orderLine: lineNumber(each.order ?? order, each.of),
    by: 'number',
    factor: decimalOf('1'),
    quantity: decimalOf(each.quantity),
    ...(each.price === undefined ? {} : { price: decimalOf(each.price) }),
  }));
}

export function lineNumber(order: Order, position: number): string {
  const line = order.lines[position];
  if (!line) throw new Error(`the order has no line at ${position}`);
  return line.number;
}

/** What a document plans on its order. */
export function plan(
  document: DeliverableDocument,
  order: Order,
  said: readonly Said[],
  more: Partial<PlanInput> & Partial<Pick<Delivery, 'discrepancies' | 'charges'>> = {},
): readonly Effect[] {
  const { discrepancies = [], charges = [], ...rest } = more;
  return planEffects({
    key: randomUUID() as string as BusinessKey,
    version: 1,
    document,
    decision: {
      outcome: discrepancies.length > 0 ? 'deliver-with-changes' : 'deliver',
      discrepancies,
      lines: matches(order, said),
      charges,
    },
    orders: [order],
    provenance: noPlaces,
    source: { name: 'document.x12', mediaType: 'application/EDI-X12', length: bytes.length },
    previous: [],
    ...rest,
  });
}

export function acknowledgement(
  order: Order,
  date: string,
  more: Partial<OrderAcknowledgement> = {},
): OrderAcknowledgement {
  return {
    type: 'order-acknowledgement',
    number: order.number,
    orderNumber: order.number,
    supplierReference: 'SO-7781',
    lines: order.lines.map((line) => ({
      number: line.number,
      commitments: [{ status: 'accepted', quantity: line.quantity, date: localDateOf(date), dateMeans: 'delivery' }],
    })),
    ...more,
  };
}

type Shipped = ShipNotice['lines'][number];

export function shipNotice(
  order: Order,
  said: readonly (Said & Partial<Pick<Shipped, 'pack' | 'lot' | 'expiry' | 'bestBefore' | 'sellBy' | 'serials'>>)[],
  more: Partial<ShipNotice> = {},
): ShipNotice {
  return {
    type: 'ship-notice',
    number: `ASN-${randomUUID().slice(0, 8)}`,
    orderNumber: order.number,
    deliveryDate: localDateOf('2027-01-18'),
    trackingNumber: '1Z999AA10123456784',
    packs: [],
    lines: said.map(({ of, quantity, pack, lot, serials, expiry, bestBefore, sellBy }) => ({
      number: lineNumber(order, of),
      quantity: { value: decimalOf(quantity), unit: 'EA' },
      ...(pack === undefined ? {} : { pack }),
      ...(lot === undefined ? {} : { lot }),
      ...(expiry === undefined ? {} : { expiry }),
      ...(bestBefore === undefined ? {} : { bestBefore }),
      ...(sellBy === undefined ? {} : { sellBy }),
      ...(serials === undefined ? {} : { serials }),
    })),
    ...more,
  };
}

export function invoice(order: Order, said: readonly Said[], total: string, more: Partial<Invoice> = {}): Invoice {
  return {
    type: 'invoice',
    number: `INV-${randomUUID().slice(0, 8)}`,
    date: localDateOf('2027-01-21'),
    currency: 'EUR',
    orderNumber: order.number,
    lines: said.map(({ of, quantity, price }) => ({
      number: lineNumber(order, of),
      quantity: { value: decimalOf(quantity), unit: 'EA' },
      price: { amount: decimalOf(price ?? '1') },
    })),
    total: decimalOf(total),
    ...more,
  };
}

export async function applyAll(erp: Erp, effects: readonly Effect[]): Promise<Record<string, 'done' | 'found'>> {
  const how: Record<string, 'done' | 'found'> = {};
  for (const effect of effects) how[effect.action] = (await erp.apply(effect, source)).how;
  return how;
}

export const source = async (): Promise<Uint8Array> => bytes;

export async function readOrder(erp: Erp, number: string): Promise<Order> {
  const order = await erp.readOrder(number);
  if (!order) throw new Error(`no order ${number}`);
  return order;
}
