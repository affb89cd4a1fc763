import {
  checkDigit,
  type Commitment,
  extended,
  type Invoice,
  type Order,
  type OrderAcknowledgement,
  type OrderLine,
  type Pack,
  type ShipNotice,
} from '@quayside/canonical';
import { type Decimal, decimalOf, type LocalDate, rounded, shifted, sum, times } from '@quayside/std';

// What a supplier's system says of an order that it fulfils as it was asked to. Scenarios change single points of it.

/** What the supplier calls its own papers, and its day. */
export interface SupplierNumbers {
  readonly today: LocalDate;
  /** Now, as an instant with its offset. */
  readonly now: string;
  readonly confirmation: string;
  readonly shipNotice: string;
  readonly invoice: string;
}

/** Where the order does not say how it is taxed. */
const usualPercent = decimalOf('21');

/** An answer that accepts every line as it was ordered. */
export function acknowledgementOf(order: Order, numbers: SupplierNumbers): OrderAcknowledgement {
  return {
    type: 'order-acknowledgement',
    number: numbers.confirmation,
    orderNumber: order.number,
    date: numbers.today,
    purpose: 'original',
    response: 'accepted-with-changes',
    supplierReference: numbers.confirmation,
    lines: order.lines.map((line) => ({
      number: line.number,
      item: line.item,
      quantity: line.quantity,
      ...(line.price && { price: line.price }),
      action: 'accepted',
      commitments: [promise(line, 'accepted', line.quantity.value)],
    })),
  };
}

/** So many of a line, for the day that was asked for or another one. */
export function promise(
  line: OrderLine,
  status: Commitment['status'],
  quantity: Decimal,
  date: LocalDate | undefined = line.deliveryDate,
): Commitment {
  return {
    status,
    quantity: { ...line.quantity, value: quantity },
    ...(date !== undefined && { date, dateMeans: 'delivery' as const }),
  };
}

/** Everything on one pallet, each line in a carton of its own. `first` counts the packs of the order's earlier ship notices. */
export function shipNoticeOf(order: Order, numbers: SupplierNumbers, first = 0): ShipNotice {
  const cartons = order.lines.map((_, i): Pack => carton(order.number, first + i + 1, i + 2));
  return {
    type: 'ship-notice',
    number: numbers.shipNotice,
    date: numbers.today,
    createdAt: numbers.now,
    purpose: 'original',
    orderNumber: order.number,
    shippedAt: numbers.today,
    ...(order.lines[0]?.deliveryDate !== undefined && { deliveryDate: order.lines[0].deliveryDate }),
    trackingNumber: `1Z${numbers.shipNotice.replace(/\D/g, '').padStart(12, '0')}`,
    packs: [{ id: '1', kind: 'pallet', sscc: ssccOf(order.number, first) }, ...cartons],
    lines: order.lines.map((line, i) => ({
      number: line.number,
      orderNumber: order.number,
      item: line.item,
      quantity: line.quantity,
      pack: String(i + 2),
      ...(line.tracking === 'lot' && { lot: `L${order.number}-${i + 1}` }),
      ...(line.tracking === 'serial' && { serials: serialsOf(order.number, i, Number(line.quantity.value), first) }),
    })),
  };
}

function carton(order: string, n: number, id: number): Pack {
  return { id: String(id), parent: '1', kind: 'carton', sscc: ssccOf(order, n) };
}

/** An invoice over all lines at the prices of the order, taxed as the order is. */
export function invoiceOf(order: Order, numbers: SupplierNumbers): Invoice {
  const lines = order.lines.flatMap(({ number, item, quantity, price }) =>
    price ? [{ number, orderNumber: order.number, item, quantity, price }] : [],
  );
  return totalled(
    {
      type: 'invoice',
      number: numbers.invoice,
      date: numbers.today,
      orderNumber: order.number,
      ...(order.currency !== undefined && { currency: order.currency }),
      lines,
      total: decimalOf('0'),
    },
    order.lines[0]?.taxes?.[0]?.percent ?? usualPercent,
  );
}

/** The same invoice with the amounts, the tax and the total that its lines come to. */
function totalled(invoice: Invoice, percent: Decimal): Invoice {
  const lines = invoice.lines.map((line) => ({ ...line, amount: extended(line) ?? decimalOf('0') }));
  const net = sum(lines.map((line) => line.amount));
  const tax = rounded(shifted(times(net, percent), 2), 2);
  const taxes = [{ kind: 'VAT', percent, base: net, amount: tax }];
  return { ...invoice, lines, taxes, total: sum([net, tax]) };
}

/** Pieces of a later ship notice are others than those of an earlier one. */
function serialsOf(order: string, line: number, count: number, first: number): string[] {
  const notice = first === 0 ? '' : `-${first}`;
  return Array.from({ length: count }, (_, n) => `S${order}-${line + 1}${notice}-${n + 1}`);
}

/** An SSCC of a number range that nobody owns. */
export function ssccOf(order: string, n: number): string {
  const body = `3400638${order.replace(/\D/g, '').slice(-7).padStart(7, '0')}${String(n % 1000).padStart(3, '0')}`;
  return body + checkDigit(body);
}
