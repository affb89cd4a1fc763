import type {
  CanonicalDocument,
  CreditNote,
  Invoice,
  Order,
  OrderAcknowledgement,
  ShipNotice,
} from '@quayside/canonical';
import { outgoingFile, type Partner } from '@quayside/partners';
import { decimalOf, localDateOf, must, sum } from '@quayside/std';
import type { Bill, Said, Step } from './case.js';

/** What the simulator sends as the supplier: a document, and what is to become of it. */
export interface Sent {
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly outcome: string;
  readonly because: readonly string[];
}

const day = '2027-01-10';
const now = new Date('2027-01-10T10:00:00Z');

/** The file of a step, if the supplier takes it. */
export function sentBy(partner: Partner, order: Order, step: Step, controlNumber: number): Sent | undefined {
  const document = documentOf(order, step);
  if (!document) return undefined;
  const { outcome, because } = 'acknowledges' in step ? step.acknowledges : 'ships' in step ? step.ships : billOf(step);
  const file = must(outgoingFile(partner, document, { from: 'partner', at: now, usage: 'live', controlNumber }));
  return { bytes: file.bytes, kind: document.type, outcome, because };
}

function billOf(step: Step): Bill {
  if ('bills' in step) return step.bills;
  if ('credits' in step) return step.credits;
  throw new TypeError('no bill');
}

function documentOf(order: Order, step: Step): CanonicalDocument | undefined {
  if ('acknowledges' in step) return acknowledgement(order, step.acknowledges);
  if ('ships' in step) return shipNotice(order, step.ships);
  if ('bills' in step) return { ...bill(order, step.bills), type: 'invoice' } satisfies Invoice;
  if ('credits' in step) return { ...bill(order, step.credits), type: 'credit-note' } satisfies CreditNote;
  return undefined;
}

/** How the supplier names a line: by the number that the order has for it, or by the article alone. */
function named(order: Order, { line, goods }: Said) {
  const found = line === undefined ? order.lines.find((each) => isOf(each.item.buyer, goods)) : order.lines[line - 1];
  if (!found) throw new Error(`the order has no line ${line ?? goods}`);
  return { ...(line === undefined ? {} : { number: found.number }), item: found.item };
}

function isOf(code: string | undefined, goods: Said['goods']): boolean {
  return goods !== undefined && code?.startsWith(goods.toUpperCase()) === true;
}

function quantityOf({ quantity }: Said) {
  return { value: decimalOf(quantity), unit: 'EA' };
}

function acknowledgement(
  order: Order,
  said: Extract<Step, { acknowledges: unknown }>['acknowledges'],
): OrderAcknowledgement {
  return {
    type: 'order-acknowledgement',
    number: said.reference,
    orderNumber: order.number,
    date: localDateOf(day),
    purpose: 'original',
    response: 'accepted-with-changes',
    ...(order.currency !== undefined && { currency: order.currency }),
    supplierReference: said.reference,
    lines: said.lines.map((each) => ({
      ...named(order, each),
      quantity: quantityOf(each),
      ...(each.price !== undefined && { price: { amount: decimalOf(each.price) } }),
      action: 'accepted',
      commitments: [
        {
          status: 'accepted',
          quantity: quantityOf(each),
          ...(each.date !== undefined && { date: localDateOf(each.date), dateMeans: 'delivery' }),
        },
      ],
    })),
  };
}

function shipNotice(order: Order, said: Extract<Step, { ships: unknown }>['ships']): ShipNotice {
  const packs = [...new Set(said.lines.flatMap((each) => each.pack ?? []))];
  return {
    type: 'ship-notice',
    number: `${said.notice}-${order.number}`,
    date: localDateOf(day),
    createdAt: now.toISOString().replace('.000', ''),
    purpose: 'original',
    orderNumber: order.number,
    ...(order.currency !== undefined && { currency: order.currency }),
    shippedAt: localDateOf(day),
    deliveryDate: localDateOf(said.arrives),
    trackingNumber: `1Z${order.number}`,
    packs: packs.map((sscc, at) => ({ id: String(at + 1), kind: 'carton', sscc })),
    lines: said.lines.map((each) => ({
      ...named(order, each),
      orderNumber: order.number,
      quantity: quantityOf(each),
      ...(each.pack !== undefined && { pack: String(packs.indexOf(each.pack) + 1) }),
      ...(each.lot !== undefined && { lot: each.lot }),
      ...(each.expiry !== undefined && { expiry: localDateOf(each.expiry) }),
      ...(each.serials && { serials: each.serials }),
    })),
  };
}

function bill(order: Order, said: Bill): Omit<Invoice, 'type'> {
  const lines = said.lines.map((each) => ({
    ...named(order, each),
    orderNumber: order.number,
    quantity: quantityOf(each),
    price: { amount: decimalOf(each.price ?? 0) },
  }));
  const total = decimalOf(said.total);
  const net = sum(said.lines.map((each) => decimalOf(Math.round(each.quantity * (each.price ?? 0) * 100) / 100)));
  return {
    number: `${said.number}-${order.number}`,
    date: localDateOf(day),
    orderNumber: order.number,
    ...(order.currency !== undefined && { currency: order.currency }),
    lines,
    ...(said.charge !== undefined && {
      allowances: [{ kind: 'charge', code: 'D240', method: 'off-invoice', amount: decimalOf(said.charge) }],
    }),
    ...(said.tax > 0 && {
      taxes: [{ kind: 'VAT', percent: decimalOf(said.tax), base: net, amount: taxIn(total, net, said) }],
    }),
    total,
  };
}

function taxIn(total: ReturnType<typeof decimalOf>, net: ReturnType<typeof decimalOf>, { charge = '0' }: Bill) {
  return decimalOf(Math.round((Number(total) - Number(net) - Number(charge)) * 100) / 100);
}
