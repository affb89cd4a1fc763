import type { CanonicalDocument, Order, OrderLine } from '@quayside/canonical';
import { compare, daysAfter, type Decimal, decimalOf, minus, plus, rounded, shifted, times } from '@quayside/std';
import { acknowledgementOf, invoiceOf, promise, shipNoticeOf, type SupplierNumbers } from './supplier-documents.js';

/** One file of a scenario: a document, or the bytes of an earlier one again. */
export type Act =
  | { readonly kind: 'document'; readonly document: CanonicalDocument; readonly damage?: 'cut' }
  /** `newNumber`: the same content under another control number. */
  | { readonly kind: 'again'; readonly of: number; readonly newNumber: boolean };

/** What a supplier does with an order. */
export interface Scenario {
  readonly about: string;
  readonly acts: (order: Order, numbers: SupplierNumbers) => readonly Act[];
}

const document = (each: CanonicalDocument): Act => ({ kind: 'document', document: each });

/** Everything that a supplier of the demo and of the tests can do. */
export const scenarios = {
  clean: {
    about: 'accepts, ships and bills the order as it is',
    acts: (order, numbers) => [
      document(acknowledgementOf(order, numbers)),
      document(shipNoticeOf(order, numbers)),
      document(invoiceOf(order, numbers)),
    ],
  },
  'short-shipment': {
    about: 'ships and bills less of the first line than it accepted',
    acts: (order, numbers) => {
      const less = withFirst(order, (line) => ({ ...line, quantity: share(line, '0.5') }));
      return [
        document(acknowledgementOf(order, numbers)),
        document(shipNoticeOf(less, numbers)),
        document(invoiceOf(less, numbers)),
      ];
    },
  },
  backorder: {
    about: 'accepts half of the first line and promises the rest for later',
    acts: (order, numbers) => [document(withBackorder(order, numbers))],
  },
  substitution: {
    about: 'offers another article for the first line',
    acts: (order, numbers) => [document(withSubstitute(order, numbers))],
  },
  'price-change': {
    about: 'confirms the last line at a price 6 % higher',
    acts: (order, numbers) => {
      const raised = withLast(order, (line) => (line.price ? { ...line, price: raisedPrice(line.price) } : line));
      return [document(acknowledgementOf(raised, numbers))];
    },
  },
  'date-change': {
    about: 'confirms the first line for 21 days later',
    acts: (order, numbers) => {
      const late = withFirst(order, (line) =>
        line.deliveryDate === undefined ? line : { ...line, deliveryDate: daysAfter(line.deliveryDate, 21) },
      );
      return [document(acknowledgementOf(late, numbers))];
    },
  },
  'split-shipment': {
    about: 'ships the order in two deliveries, each on a pallet of its own',
    acts: (order, numbers) => {
      const first = withEach(order, (line) => ({ ...line, quantity: share(line, '0.5') }));
      const rest = withEach(order, (line) => ({ ...line, quantity: { ...line.quantity, value: restOf(line, '0.5') } }));
      const second = { ...numbers, shipNotice: `${numbers.shipNotice}-2` };
      return [document(shipNoticeOf(first, numbers)), document(shipNoticeOf(rest, second, order.lines.length + 1))];
    },
  },
  'over-invoice': {
    about: 'bills a fifth more of the first line than was ordered',
    acts: (order, numbers) => [
      document(
        invoiceOf(
          withFirst(order, (line) => ({ ...line, quantity: share(line, '1.2') })),
          numbers,
        ),
      ),
    ],
  },
  duplicate: {
    about: 'sends the same file of an invoice twice',
    acts: (order, numbers) => [document(invoiceOf(order, numbers)), { kind: 'again', of: 0, newNumber: false }],
  },
  resend: {
    about: 'sends the same invoice again under a new control number',
    acts: (order, numbers) => [document(invoiceOf(order, numbers)), { kind: 'again', of: 0, newNumber: true }],
  },
  'wrong-unit': {
    about: 'confirms the first line in cases, with the number of pieces',
    acts: (order, numbers) => [
      document(
        acknowledgementOf(
          withFirst(order, (line) => ({ ...line, quantity: { ...line.quantity, unit: 'XCS' } })),
          numbers,
        ),
      ),
    ],
  },
  'n2-mistake': {
    about: 'writes the total of the invoice a hundred times too small, as those do who forget implied decimals',
    acts: (order, numbers) => {
      const invoice = invoiceOf(order, numbers);
      return [document({ ...invoice, total: rounded(shifted(invoice.total, 2), 2) })];
    },
  },
  'replaced-asn': {
    about: 'sends a ship notice, then another one that replaces it',
    acts: (order, numbers) => {
      const less = withFirst(order, (line) => ({ ...line, quantity: share(line, '0.5') }));
      return [document(shipNoticeOf(order, numbers)), document({ ...shipNoticeOf(less, numbers), purpose: 'replace' })];
    },
  },
  'cancelled-asn': {
    about: 'sends a ship notice, then cancels it',
    acts: (order, numbers) => [
      document(shipNoticeOf(order, numbers)),
      document({ ...shipNoticeOf(order, numbers), purpose: 'cancellation' }),
    ],
  },
  'broken-envelope': {
    about: 'sends a file that breaks off',
    acts: (order, numbers) => [{ kind: 'document', document: acknowledgementOf(order, numbers), damage: 'cut' }],
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

export function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

function withBackorder(order: Order, numbers: SupplierNumbers): CanonicalDocument {
  const [first] = order.lines;
  const whole = acknowledgementOf(order, numbers);
  if (!first) return whole;
  const now = share(first, '0.5').value;
  const later = {
    status: 'backordered' as const,
    quantity: { ...first.quantity, value: minus(first.quantity.value, now) },
  };
  const [line, ...rest] = whole.lines;
  const split = { ...line, action: 'changed' as const, commitments: [promise(first, 'changed', now), later] };
  return { ...whole, lines: [split, ...rest] };
}

function withSubstitute(order: Order, numbers: SupplierNumbers): CanonicalDocument {
  const [first] = order.lines;
  const whole = acknowledgementOf(order, numbers);
  if (!first) return whole;
  const substitute = { supplier: `${first.item.supplier ?? first.item.buyer ?? 'X'}-B` };
  const [line, ...rest] = whole.lines;
  const other = { ...promise(first, 'substituted', first.quantity.value), substitute };
  return { ...whole, lines: [{ ...line, action: 'changed' as const, commitments: [other] }, ...rest] };
}

function withFirst(order: Order, change: (line: OrderLine) => OrderLine): Order {
  return { ...order, lines: order.lines.map((line, i) => (i === 0 ? change(line) : line)) };
}

function withLast(order: Order, change: (line: OrderLine) => OrderLine): Order {
  return { ...order, lines: order.lines.map((line, i) => (i === order.lines.length - 1 ? change(line) : line)) };
}

function withEach(order: Order, change: (line: OrderLine) => OrderLine): Order {
  return { ...order, lines: order.lines.map(change) };
}

/** So much of a line, in whole units and at least one. */
function share(line: OrderLine, part: string): OrderLine['quantity'] {
  const value = rounded(times(line.quantity.value, decimalOf(part)), 0);
  return { ...line.quantity, value: compare(value, decimalOf('1')) < 0 ? decimalOf('1') : value };
}

function restOf(line: OrderLine, part: string): Decimal {
  const rest = minus(line.quantity.value, share(line, part).value);
  return compare(rest, decimalOf('0')) <= 0 ? decimalOf('1') : rest;
}

function raisedPrice(price: NonNullable<OrderLine['price']>): NonNullable<OrderLine['price']> {
  return { ...price, amount: rounded(plus(price.amount, times(price.amount, decimalOf('0.06'))), 4) };
}
