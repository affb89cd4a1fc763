import { itemName, type Order, type OrderLine, orderLineName, unitPrice } from '@quayside/canonical';
import type { Effect, Json } from '@quayside/exchange';
import { isFigureChange, type Discrepancy, type FigureChange, type ItemChange } from '@quayside/matching';
import { compare, decimalOf, fixed, minus, zero } from '@quayside/std';
import { discrepanciesOf, type DeliveryInput } from './common-effects.js';
import { effectKey } from './effect-key.js';
import { placesOf } from './places.js';

/** A figure of a line of an order that is to be written, with the field of the document that says it. */
export interface LineWrite {
  readonly line: string;
  readonly field: FigureChange['field'];
  readonly to: string;
  readonly source: string;
}

const columns = { quantity: 'product_qty', price: 'price_unit', date: 'date_planned' } as const;

/** What is taken into an order of its differences with a document. */
export function takenChanges(input: DeliveryInput, number: string): readonly LineWrite[] {
  const taken = discrepanciesOf(input, number).filter(({ settled }) => settled?.way === 'take');
  const figures = taken.flatMap(({ change, orderLine: line, pointer }) =>
    isFigureChange(change) && line !== undefined ? [{ line, field: change.field, to: change.to, source: pointer }] : [],
  );
  return lessSubstituted(input, number, latest(figures));
}

/** Of several days of a line the one by which all of it is there. */
function latest(figures: readonly LineWrite[]): readonly LineWrite[] {
  const kept = new Map<string, LineWrite>();
  for (const each of figures) {
    const before = kept.get(`${each.field} ${each.line}`);
    if (!before || each.field !== 'date' || before.to < each.to) kept.set(`${each.field} ${each.line}`, each);
  }
  return [...kept.values()];
}

interface Substitution {
  readonly line: string;
  readonly change: ItemChange;
  readonly pointer: string;
}

function substitutions(input: DeliveryInput, number: string): readonly Substitution[] {
  return discrepanciesOf(input, number).flatMap(({ change, settled, orderLine: line, pointer }: Discrepancy) =>
    change?.field === 'item' && settled?.way === 'take' && line !== undefined ? [{ line, change, pointer }] : [],
  );
}

/** A line is ordered for as much less as comes instead of it. */
function lessSubstituted(input: DeliveryInput, number: string, figures: readonly LineWrite[]): readonly LineWrite[] {
  const lowered = substitutions(input, number).reduce<readonly LineWrite[]>((all, { line, change, pointer }) => {
    const isOfLine = (each: LineWrite) => each.line === line && each.field === 'quantity';
    const now = all.find(isOfLine)?.to ?? lineOf(input.orders, number, line)?.quantity.value ?? zero;
    const left = minus(decimalOf(now), decimalOf(change.quantity));
    const to = compare(left, zero) < 0 ? zero : left;
    return [...all.filter((each) => !isOfLine(each)), { line, field: 'quantity', to, source: pointer }];
  }, figures);
  return lowered;
}

/** As Odoo's order takes them: by line and column. */
export function lineValues(writes: readonly LineWrite[]): Record<string, Json> {
  const lines: Record<string, Record<string, Json>> = {};
  for (const { line, field, to } of writes) (lines[line] ??= {})[columns[field]] = to;
  return lines;
}

export function lineSources(writes: readonly LineWrite[]): Record<string, string> {
  return Object.fromEntries(writes.map(({ line, field, source }) => [`/order_line/${line}/${columns[field]}`, source]));
}

/** Line by line, for people: what the order has, and what it gets. */
export function changesInWords(input: DeliveryInput, number: string, writes: readonly LineWrite[]): string[] {
  const order = input.orders.find((each) => each.number === number);
  if (!order) return [];
  const place = ({ line: name }: LineWrite) => order.lines.findIndex((each) => each.number === name);
  const byLine = writes.toSorted((a, b) => place(a) - place(b));
  return byLine.flatMap(({ line: name, field, to }) => {
    const line = order.lines.find((each) => each.number === name);
    const from = line && figureOf(line, field);
    return from === to ? [] : [`${orderLineName(order, name)}: ${figureInWords(order, line, field, from, to)}`];
  });
}

function figureOf(line: OrderLine, field: FigureChange['field']): string | undefined {
  if (field === 'quantity') return line.quantity.value;
  return field === 'date' ? line.deliveryDate : line.price && unitPrice(line.price);
}

function figureInWords(
  { currency = '' }: Order,
  line: OrderLine | undefined,
  field: FigureChange['field'],
  from: string | undefined,
  to: string,
): string {
  const unit = { quantity: line?.quantity.unit ?? '', price: currency, date: '' }[field];
  const written = (figure: string) => (field === 'price' ? asPrice(figure) : figure);
  const [before, after] = [from === undefined ? 'none' : written(from), written(to)].map((figure) =>
    `${figure} ${unit}`.trim(),
  );
  if (field === 'quantity' && compare(decimalOf(to), zero) === 0) return `cancelled, ${before} → 0`;
  return `${field} ${before} → ${after}`;
}

/** With two digits after the point at least: "1.40". */
function asPrice(figure: string): string {
  const digits = figure.split('.')[1]?.length ?? 0;
  return digits < 2 ? fixed(decimalOf(figure), 2) : figure;
}

/** "2 dates", "1 price": how much is written. */
export function countsInWords(writes: readonly LineWrite[]): string[] {
  return (['date', 'quantity', 'price'] as const).flatMap((field) => {
    const count = writes.filter((each) => each.field === field).length;
    if (count === 0) return [];
    const plural = field === 'quantity' ? 'quantities' : `${field}s`;
    return [`${count} ${count === 1 ? field : plural}`];
  });
}

/** What a document that is no answer to the order makes of it: the order is changed first, and the document then fits. */
export function orderEffects(input: DeliveryInput, number: string): Effect[] {
  const writes = takenChanges(input, number);
  if (writes.length === 0) return [];
  return [
    {
      key: effectKey(input, { effect: 'order', part: number }),
      model: 'purchase.order',
      action: 'write',
      target: number,
      title: `Take ${countsInWords(writes).join(' and ')} into ${number}`,
      values: { order_line: lineValues(writes) },
      changes: changesInWords(input, number, writes),
      provenance: placesOf(lineSources(writes), input.provenance),
    },
  ];
}

/** What a supplier refused as a whole is cancelled, where a person said so. */
export function cancelEffects(input: DeliveryInput, number: string): Effect[] {
  const taken = discrepanciesOf(input, number).find(
    ({ change, settled }) => change?.field === 'order' && settled?.way === 'take',
  );
  if (!taken) return [];
  return [
    {
      key: effectKey(input, { effect: 'cancellation', part: number }),
      model: 'purchase.order',
      action: 'cancel',
      target: number,
      title: `Cancel ${number}`,
      values: { state: 'cancel' },
      changes: ['the order is cancelled, and nothing is expected of it any more'],
      provenance: placesOf({ '/state': taken.pointer }, input.provenance),
    },
  ];
}

/** Substitutes, each as a line of its own. They go first: an item that Odoo does not have stops the rest. */
export function substituteEffects(input: DeliveryInput, number: string): Effect[] {
  return substitutions(input, number).map(({ line, change, pointer }, index) => {
    const name = itemName(change.item) ?? 'the substitute';
    const unit = lineOf(input.orders, number, line)?.quantity.unit ?? '';
    const values: Record<string, Json> = {
      instead_of: line,
      item: withoutUndefined(change.item),
      product_qty: change.quantity,
      ...(change.price !== undefined && { price_unit: change.price }),
      ...(change.date !== undefined && { date_planned: change.date }),
    };
    return {
      key: effectKey(input, { effect: 'substitute', part: `${number} ${line} ${index}` }),
      model: 'purchase.order.line',
      action: 'create',
      target: number,
      title: `Add ${name} to ${number} instead of ${lineName(input, number, line)}`,
      values,
      changes: [`${name}: a new line of ${newLineInWords(change, unit, currencyOf(input, number))}`],
      provenance: placesOf({ '/item': pointer }, input.provenance),
    };
  });
}

function newLineInWords({ quantity, price, date }: ItemChange, unit: string, currency: string): string {
  return [
    `${quantity} ${unit}`.trim(),
    ...(price === undefined ? [] : [`at ${asPrice(price)} ${currency}`.trim()]),
    ...(date === undefined ? [] : [`for ${date}`]),
  ].join(' ');
}

function currencyOf({ orders }: DeliveryInput, number: string): string {
  return orders.find((each) => each.number === number)?.currency ?? '';
}

function withoutUndefined(item: ItemChange['item']): Json {
  const { identifiers: _, ...named } = item;
  return Object.fromEntries(
    Object.entries(named).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

function lineOf(orders: readonly Order[], number: string, line: string): OrderLine | undefined {
  return orders.find((each) => each.number === number)?.lines.find((each) => each.number === line);
}

function lineName(input: DeliveryInput, number: string, line: string): string {
  const order = input.orders.find((each) => each.number === number);
  return order ? orderLineName(order, line) : 'a line';
}
