import {
  type Adjustment,
  adjustments,
  billTotal,
  changesPayable,
  type CreditNote,
  goodsTotal,
  isTextLine,
  type Invoice,
  type InvoicedLine,
  lineAdjustments,
  orderedRate,
  statedRate,
  type Tax,
  unitPrice,
} from '@quayside/canonical';
import type { Effect, Json } from '@quayside/exchange';
import type { Discrepancy, LineMatch } from '@quayside/matching';
import { compare, zero } from '@quayside/std';
import {
  askEffects,
  attachEffect,
  differences,
  documentTitle,
  itemTitle,
  matterOf,
  noteEffect,
  type DeliveryInput,
  type Target,
} from './common-effects.js';
import { effectKey } from './effect-key.js';
import { list, paragraph } from './html.js';
import { orderEffects } from './order-changes.js';
import { placesOf } from './places.js';
import { dueDateOf } from './due-date.js';
import { type BilledPart, billedParts } from './ordered-lines.js';
import { knownRecord } from './known-record.js';
import { madeBy } from './previous.js';

type Input = DeliveryInput<Invoice | CreditNote>;

/** An invoice or credit note: a draft bill with its lines on the order's, its total brought to the supplier's, source and note. */
export function planBill(input: Input): Effect[] {
  const typed = input.decision.discrepancies.find((each) => each.bill && each.settled?.way === 'attach')?.bill;
  return typed ? planAttached(input, typed) : planOwn(input);
}

/** A bill that somebody has typed already: the document goes to it, and nothing of it is changed. */
function planAttached(input: Input, bill: NonNullable<Discrepancy['bill']>): Effect[] {
  const orderNumber = input.decision.lines[0]?.orderNumber ?? input.document.orderNumber ?? input.orders[0]?.number;
  const target: Target = {
    model: 'account.move',
    name: knownRecord('account.move', bill.id),
    title: bill.name,
    orderNumber: orderNumber ?? '',
  };
  const numbers = [...new Set(input.decision.lines.map((match) => match.orderNumber))];
  const body = [
    paragraph(`${documentTitle(input.document)} is this ${kindOf(input.document)}: no second one was made.`),
    list(bill.figures),
    ...numbers.map((number) => differences(input, number)),
    list([...billBack(input.document), ...prepaid(input.document), ...remarks(input)]),
  ].join('');
  return [
    ...numbers.flatMap((number) => orderEffects(input, number)),
    { ...attachEffect(input, target), changes: [...bill.figures, `No ${kindOf(input.document)} is made.`] },
    noteEffect(input, target, body),
    ...(orderNumber === undefined ? [] : askEffects(input, target)),
  ];
}

function planOwn(input: Input): Effect[] {
  const orderNumber = input.decision.lines[0]?.orderNumber ?? input.document.orderNumber ?? input.orders[0]?.number;
  if (orderNumber === undefined) return [];
  const create = createEffect(input, orderNumber);
  const target: Target = {
    model: 'account.move',
    name: madeBy(create, input.previous).key,
    title: `${kindOf(input.document)} ${input.document.number}`,
    orderNumber,
  };
  const numbers = [...new Set(input.decision.lines.map((match) => match.orderNumber))];
  const body = [
    paragraph(`${documentTitle(input.document)} for ${numbers.join(', ')}.`),
    ...numbers.map((number) => differences(input, number)),
    list([...billBack(input.document), ...prepaid(input.document), ...remarks(input)]),
  ].join('');
  return [
    ...numbers.flatMap((number) => orderEffects(input, number)),
    create,
    totalEffect(input, target),
    attachEffect(input, target),
    noteEffect(input, target, body),
    ...askEffects(input, target),
  ];
}

interface BillLine {
  readonly values: { readonly [field: string]: Json };
  readonly sources: Readonly<Record<string, string>>;
}

function createEffect(input: Input, orderNumber: string): Effect {
  const { document } = input;
  const lines = billLines(input);
  const header = headerOf(document);
  const sources = { ...header.sources };
  lines.forEach((line, index) => {
    for (const [field, source] of Object.entries(line.sources)) sources[`/invoice_line_ids/${index}${field}`] = source;
  });
  return {
    key: effectKey(input, { effect: 'bill' }),
    model: 'account.move',
    action: 'create',
    target: orderNumber,
    title: `Draft ${kindOf(document)} ${document.number} with ${lines.length} ${lines.length === 1 ? 'line' : 'lines'} on ${orderNumber}`,
    values: {
      ...header.values,
      invoice_origin: [...new Set(input.decision.lines.map((match) => match.orderNumber))].join(', ') || orderNumber,
      invoice_line_ids: lines.map((line) => line.values),
    },
    provenance: placesOf(sources, input.provenance),
  };
}

function kindOf(document: Invoice | CreditNote): string {
  return document.type === 'invoice' ? 'bill' : 'credit note';
}

interface Header {
  readonly values: Record<string, Json>;
  readonly sources: Record<string, string>;
}

function headerOf(document: Invoice | CreditNote): Header {
  const values: Record<string, Json> = { move_type: document.type === 'invoice' ? 'in_invoice' : 'in_refund' };
  const sources: Record<string, string> = {};
  for (const [field, value, source] of [...ownFields(document), ...paymentFields(document)]) {
    if (value === undefined) continue;
    values[field] = value;
    sources[`/${field}`] = source;
  }
  return { values, sources };
}

/** A field of the bill, its value where the document has one, and where that stands. */
type HeaderField = readonly [field: string, value: string | undefined, source: string];

function ownFields(document: Invoice | CreditNote): HeaderField[] {
  return [
    ['ref', document.number, '/number'],
    ['invoice_date', document.date, '/date'],
    ['currency_id', document.currency, '/currency'],
    ['reversed_entry_id', document.type === 'credit-note' ? document.invoiceNumber : undefined, '/invoiceNumber'],
  ];
}

function paymentFields(document: Invoice | CreditNote): HeaderField[] {
  const due = dueDateOf(document);
  const { references = [] } = document;
  const payment = references.findIndex(({ kind }) => kind === 'payment');
  return [
    ['invoice_date_due', due?.date, due?.pointer ?? ''],
    ['payment_reference', references[payment]?.value, `/references/${payment}/value`],
  ];
}

function billLines(input: Input): BillLine[] {
  const { document } = input;
  const matched = Map.groupBy(input.decision.lines, ({ index }) => index);
  const lines = document.lines.flatMap((line, index) => {
    const matches = matched.get(index) ?? [];
    if (matches.length === 0 && isTextLine(line)) return [];
    const own =
      matches.length === 0
        ? [unorderedLine(input, line, index)]
        : billedParts(line, matches).map((part) => orderedLine(input, line, part));
    const charged = { base: `/lines/${index}/allowances`, orderLine: matches[0]?.orderLine };
    return [...own, ...chargeLines(input, lineAdjustments(line), charged)];
  });
  const charged = { base: '/allowances', orderLine: undefined };
  return [...lines, ...chargeLines(input, adjustments(document.allowances, goodsTotal(document)), charged)];
}

/** A line that is on no order was let through by a person or by agreement: it is on the bill as it was sent. */
function unorderedLine(input: Input, line: InvoicedLine, index: number): BillLine {
  const { buyer, supplier, gtin, description } = line.item ?? {};
  return {
    values: {
      name: description ?? supplier ?? buyer ?? gtin ?? `Line ${index + 1}`,
      quantity: line.quantity.value,
      price_unit: unitPrice(line.price),
      ...taxedAs(input, line.taxes, undefined),
      ...bookedAs(input, `/lines/${index}`),
    },
    sources: {
      '/name': `/lines/${index}/item`,
      '/quantity': `/lines/${index}/quantity/value`,
      '/price_unit': `/lines/${index}/price/amount`,
    },
  };
}

/** A line as Odoo itself would bill it: in the words of the order. */
function orderedLine(input: Input, line: InvoicedLine, { match, quantity, price }: BilledPart): BillLine {
  const base = `/lines/${match.index}`;
  const name = orderedAs(input, match);
  return {
    values: {
      purchase_line_id: match.orderLine,
      name: name ?? line.item?.description ?? itemTitle(input, match.orderNumber, match.orderLine),
      quantity,
      price_unit: price,
    },
    sources: {
      '/purchase_line_id': `${base}/${match.by === 'number' ? 'number' : `item/${match.by}`}`,
      ...(name === undefined && { '/name': `${base}/item/description` }),
      '/quantity': `${base}/quantity/value`,
      '/price_unit': `${base}/price/amount`,
    },
  };
}

function orderedAs({ orders }: Input, { orderNumber, orderLine }: LineMatch): string | undefined {
  const lines = orders.find((each) => each.number === orderNumber)?.lines;
  return lines?.find((each) => each.number === orderLine)?.item.description;
}

/** Charges and allowances, each as a line of its own, taxed with its own rate, else as the line it belongs to. */
function chargeLines(
  input: Input,
  all: readonly Adjustment[],
  { base, orderLine }: { readonly base: string; readonly orderLine: string | undefined },
): BillLine[] {
  return all.map(({ index, allowance, amount }) => ({
    values: {
      name:
        allowance.description ??
        `${allowance.kind === 'charge' ? 'Charge' : 'Allowance'} ${allowance.code ?? ''}`.trim(),
      quantity: '1',
      price_unit: amount,
      ...taxedAs(input, allowance.taxes, orderLine),
      ...bookedAs(input, `${base}/${index}`),
    },
    sources: {
      '/name': `${base}/${index}/${allowance.description === undefined ? 'code' : 'description'}`,
      '/price_unit': `${base}/${index}/${allowance.amount === undefined ? 'percent' : 'amount'}`,
    },
  }));
}

/**
 * What taxes a line that is none of the order's: a line of the order that has the rate, its own before others, for the law may know
 * several taxes of one rate; else the rate alone.
 */
function taxedAs(
  { orders, decision }: Input,
  taxes: readonly Tax[] | undefined,
  orderLine: string | undefined,
): { readonly taxes_of?: string; readonly tax_rate?: string } {
  const rate = statedRate(taxes);
  if (rate === undefined) return orderLine === undefined ? {} : { taxes_of: orderLine };
  const ordered = new Map(orders.flatMap(({ lines }) => lines.map((line) => [line.number, line] as const)));
  const billed = [orderLine, ...decision.lines.map((match) => match.orderLine)];
  const alike = billed.find((number) => {
    const ofLine = orderedRate(ordered.get(number ?? '') ?? {});
    return ofLine !== undefined && compare(ofLine, rate) === 0;
  });
  return alike === undefined ? { tax_rate: rate } : { taxes_of: alike };
}

/** The article or account that was agreed for a charge. */
function bookedAs({ decision }: Input, pointer: string): { readonly product?: string; readonly account?: string } {
  const { pointer: _said, ...as } = decision.charges?.find((each) => each.pointer === pointer) ?? { pointer };
  return as;
}

/** What the document says in words, and in lines that are none of goods. */
function remarks({ document, decision }: Input): string[] {
  const lines = document.lines.filter(
    (line, index) => isTextLine(line) && !decision.lines.some((each) => each.index === index),
  );
  return [
    ...(document.notes ?? []),
    ...lines.flatMap(({ item, notes = [] }) => [
      ...(item?.description === undefined ? [] : [item.description]),
      ...notes,
    ]),
  ];
}

function billBack(document: Invoice | CreditNote): string[] {
  const all = [...(document.allowances ?? []), ...document.lines.flatMap((line) => line.allowances ?? [])];
  return all
    .filter((each) => !changesPayable(each))
    .map(
      (each) =>
        `Not on the bill (${each.method}): ${each.description ?? each.code ?? each.kind} ${each.amount ?? `${each.percent} %`}`,
    );
}

function prepaid({ prepaid: paid, due, currency = '' }: Invoice | CreditNote): string[] {
  if (paid === undefined || compare(paid, zero) === 0) return [];
  const left = due === undefined ? '' : `, ${`${due} ${currency}`.trim()} are left to pay`;
  return [`Paid before: ${`${paid} ${currency}`.trim()}${left}`];
}

/** Odoo rounds taxes its own way; the bill is to say what the supplier asks, to the cent. */
function totalEffect(input: Input, target: Target): Effect {
  const { document } = input;
  const total = billTotal(document);
  return {
    key: effectKey(input, { effect: 'total' }),
    model: 'account.move',
    action: 'write',
    target: target.name,
    title: `See that ${target.title} comes to ${total}${document.currency === undefined ? '' : ` ${document.currency}`}`,
    values: { amount_total: total, user_of_order: target.orderNumber, ...matterOf(input, 'Total of') },
    provenance: placesOf({ '/amount_total': '/total' }, input.provenance),
  };
}
