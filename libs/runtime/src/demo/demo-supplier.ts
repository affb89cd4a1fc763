import type { CanonicalDocument, Invoice, Order, OrderAcknowledgement, Price, ShipNotice } from '@quayside/canonical';
import { writeX12, type X12GroupTree } from '@quayside/edi';
import type { Partner } from '@quayside/partners';
import { decimalOf, dividedBy, localDateOf, rounded, sum, times, type Decimal } from '@quayside/std';

// What the demo supplier sends: made from the order by the partner's own mappings, as a supplier's system would make it.

const one = decimalOf('1');

export interface Answers {
  readonly supplierReference: string;
  readonly shipNotice: string;
  readonly invoice: string;
  /** Multiplies the price of the second line in the acknowledgement: a supplier that raises its price. */
  readonly priceOfSecondLine?: Decimal;
}

export function acknowledgementOf(order: Order, today: string, answers: Answers): OrderAcknowledgement {
  return {
    type: 'order-acknowledgement',
    number: order.number,
    orderNumber: order.number,
    date: localDateOf(today),
    purpose: 'original',
    response: 'accepted-with-changes',
    supplierReference: answers.supplierReference,
    lines: order.lines.map((line, index) => ({
      number: line.number,
      item: line.item,
      quantity: line.quantity,
      ...(line.price ? { price: raised(line.price, index, answers) } : {}),
      commitments: [
        {
          status: 'accepted',
          quantity: line.quantity,
          ...(line.deliveryDate ? { date: line.deliveryDate, dateMeans: 'delivery' as const } : {}),
        },
      ],
    })),
  };
}

/** X12 prices are in the unit of the quantity before them: they name none of their own. */
function priceOf({ amount, basis }: Price): Price {
  return { amount, ...(basis === undefined ? {} : { basis }) };
}

function raised(price: Price, index: number, { priceOfSecondLine }: Answers): Price {
  const { amount, ...rest } = priceOf(price);
  return { ...rest, amount: index === 1 && priceOfSecondLine ? times(amount, priceOfSecondLine) : amount };
}

export function shipNoticeOf(order: Order, today: string, at: Date, { shipNotice }: Answers): ShipNotice {
  const pallet = sscc(order.number, 0);
  const cartons = order.lines.map((_, index) => ({
    id: String(index + 2),
    parent: '1',
    kind: 'carton' as const,
    sscc: sscc(order.number, index + 1),
  }));
  return {
    type: 'ship-notice',
    number: shipNotice,
    date: localDateOf(today),
    createdAt: `${at.toISOString().slice(0, 16)}:00Z`,
    purpose: 'original',
    orderNumber: order.number,
    shippedAt: localDateOf(today),
    ...(order.lines[0]?.deliveryDate ? { deliveryDate: order.lines[0].deliveryDate } : {}),
    trackingNumber: `1Z${shipNotice.replace(/\D/g, '').padStart(12, '0')}`,
    packs: [{ id: '1', kind: 'pallet', sscc: pallet }, ...cartons],
    lines: order.lines.map((line, index) => ({
      number: line.number,
      orderNumber: order.number,
      item: line.item,
      quantity: line.quantity,
      pack: String(index + 2),
      ...(line.tracking === 'lot' ? { lot: `L${order.number}-${index + 1}` } : {}),
      ...(line.tracking === 'serial' ? { serials: serialsOf(order.number, index, Number(line.quantity.value)) } : {}),
    })),
  };
}

export function invoiceOf(order: Order, today: string, { invoice }: Answers): Invoice {
  const amounts = order.lines.map(({ quantity, price }) =>
    price ? rounded(dividedBy(times(quantity.value, price.amount), price.basis ?? one), 2) : decimalOf('0'),
  );
  const net = sum(amounts);
  const tax = rounded(times(net, decimalOf('0.21')), 2);
  return {
    type: 'invoice',
    number: invoice,
    date: localDateOf(today),
    orderNumber: order.number,
    ...(order.currency ? { currency: order.currency } : {}),
    lines: order.lines.flatMap(({ number, item, quantity, price }) =>
      price ? [{ number, item, quantity, price: priceOf(price) }] : [],
    ),
    taxes: [{ kind: 'VAT', percent: decimalOf('21'), amount: tax }],
    total: sum([net, tax]),
  };
}

/** One interchange with one set, as the supplier's own EDI software frames it. */
export function interchangeOf(partner: Partner, document: CanonicalDocument, controlNumber: number, at: Date): Buffer {
  const written = partner.write(document);
  if (!written.ok)
    throw new Error(`the demo supplier cannot write: ${written.error.map((each) => each.message).join('; ')}`);
  const { type, release, segments } = written.value;
  const [them] = partner.profile.identifiers.x12;
  const [us] = partner.profile.us.x12;
  if (!them || !us) throw new Error(`the profile of ${partner.id} names no X12 identifiers`);
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  const time = at.toISOString().slice(11, 16).replace(':', '');
  const number = String(controlNumber);
  const group: X12GroupTree = {
    functionalId: functionalIds[type] ?? 'PO',
    sender: them.group ?? them.id,
    receiver: us.group ?? us.id,
    date: day,
    time,
    controlNumber: number,
    version: release,
    sets: [{ type, reference: '0001', segments }],
  };
  const text = writeX12(
    {
      head: {
        sender: { qualifier: them.qualifier, id: them.id },
        receiver: { qualifier: us.qualifier, id: us.id },
        date: day.slice(2),
        time,
        version: '00401',
        controlNumber: number.padStart(9, '0'),
        acknowledgementRequested: false,
        usage: 'live',
      },
      groups: [group],
    },
    { element: '*', component: '>', repetition: '^', terminator: '~', suffix: '\n' },
  );
  if (!text.ok) throw new Error(`the demo supplier cannot frame: ${text.error.map((each) => each.message).join('; ')}`);
  return Buffer.from(text.value, 'latin1');
}

const functionalIds: Readonly<Record<string, string>> = { '855': 'PR', '856': 'SH', '810': 'IN' };

function serialsOf(order: string, line: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `S${order}-${line + 1}-${n + 1}`);
}

/** An SSCC of the demo's own number range, with its check digit: weights 3 and 1 from the right. */
function sscc(order: string, n: number): string {
  const body = `3400638${order.replace(/\D/g, '').slice(-7).padStart(7, '0')}${String(n).padStart(3, '0')}`;
  const total = [...body].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (total % 10)) % 10}`;
}
