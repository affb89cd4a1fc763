import type { ChangedLine, Order, OrderChange, OrderLine } from '@quayside/canonical';
import { compare, type LocalDate, minus, zero } from '@quayside/std';
import { type Echo, echoIn, type Heard, isSubstitute } from './heard.js';
import {
  changedHead,
  changedOf,
  type Comparing,
  type LineField,
  newAttachments,
  toldHead,
  toldLine,
} from './told-order.js';

/** What is to be told to the supplier of an order that it has in an earlier version. */
export type ChangeOfOrder =
  | { readonly kind: 'none'; readonly echoes: readonly Echo[] }
  /** What changed, as lines and heads are to be from now on. */
  | { readonly kind: 'change'; readonly document: OrderChange; readonly echoes: readonly Echo[] }
  /** Nothing of the order is wanted any more. */
  | { readonly kind: 'cancellation'; readonly document: OrderChange };

export interface ChangeOptions extends Comparing {
  /** Which change of the order this is: '1' for the first one. */
  readonly changeNumber?: string;
  /** Its day. */
  readonly date?: LocalDate;
}

/**
 * The order as the supplier has it, compared with the order as it is now; nothing where it is gone. A difference that is exactly
 * what the supplier said itself is an echo and is not sent back: the supplier then has the order as it is now, and that is what
 * the next comparison begins with. An order that is not confirmed any more is cancelled, whatever became of it since; the supplier
 * that refused all of it knows.
 */
export function changeOf(
  before: Order,
  now: Order | undefined,
  heard: readonly Heard[],
  options: ChangeOptions = {},
): ChangeOfOrder {
  const ordered = now && isConfirmed(now) ? now.lines.filter(isOrdered) : [];
  if (!now || ordered.length === 0) return cancelled(before, heard, options);
  const echoes: Echo[] = [];
  const lines = [
    ...before.lines.filter(isOrdered).flatMap((line) => linesFrom(line, { ordered, heard, options, echoes })),
    ...ordered.filter((line) => isNew(line, before)).flatMap((line) => addedLine(line, { heard, echoes })),
  ];
  const isHead = changedHead(before, now, options);
  if (lines.length === 0 && !isHead) return { kind: 'none', echoes };
  // Who lists no line says nothing of any: a head that changed comes with all of them.
  const all = lines.length > 0 ? lines : ordered.map((line) => changedLine(line, 'unchanged'));
  return { kind: 'change', document: documentOf(before, now, { purpose: 'change', lines: all, options }), echoes };
}

interface Comparison {
  readonly ordered: readonly OrderLine[];
  readonly heard: readonly Heard[];
  readonly options: ChangeOptions;
  readonly echoes: Echo[];
}

function cancelled(before: Order, heard: readonly Heard[], options: ChangeOptions): ChangeOfOrder {
  const lines = before.lines.filter(isOrdered);
  const echoes = lines.flatMap((was) => goneEcho(was, heard) ?? []);
  if (lines.length > 0 && echoes.length === lines.length) return { kind: 'none', echoes };
  return { kind: 'cancellation', document: cancellationOf(before, options) };
}

/** That nothing is ordered of a line any more, where the supplier refused it. */
function goneEcho(was: OrderLine, heard: readonly Heard[]): Echo | undefined {
  const said = heard.filter(({ line }) => line === was.number);
  return echoIn(said, 'quantity', { was, is: { ...was, quantity: { ...was.quantity, value: zero } } });
}

function linesFrom(was: OrderLine, { ordered, heard, options, echoes }: Comparison): ChangedLine[] {
  const is = ordered.find(({ number }) => number === was.number);
  if (!is) {
    const echo = goneEcho(was, heard);
    if (!echo) return [deletedLine(was)];
    echoes.push(echo);
    return [];
  }
  const said = heard.filter(({ line }) => line === was.number);
  const changed = changedOf(was, is, options);
  const ours = changed.filter((field) => {
    const echo = echoIn(said, field, { was, is });
    if (echo) echoes.push(echo);
    return !echo;
  });
  return ours.length === 0 ? [] : [changedLine(is, actionOf(ours, was, is))];
}

function actionOf(fields: readonly LineField[], was: OrderLine, is: OrderLine): NonNullable<ChangedLine['action']> {
  const [only, ...more] = fields;
  if (more.length > 0) return 'changed';
  if (only === 'price') return 'price-changed';
  if (only === 'date') return 'date-changed';
  if (only !== 'quantity' || was.quantity.unit !== is.quantity.unit) return 'changed';
  return compare(is.quantity.value, was.quantity.value) > 0 ? 'quantity-increased' : 'quantity-decreased';
}

function isNew({ number }: OrderLine, before: Order): boolean {
  return !before.lines.some((line) => line.number === number && isOrdered(line));
}

/** A substitute that the supplier named becomes a line of its own when it is taken into the order. */
function addedLine(line: OrderLine, { heard, echoes }: Pick<Comparison, 'heard' | 'echoes'>): ChangedLine[] {
  const substitute = heard.find((each) => isSubstitute(each, line));
  if (!substitute) return [changedLine(line, 'added')];
  echoes.push({ line: line.number, field: 'item' });
  return [];
}

function changedLine(line: OrderLine, action: NonNullable<ChangedLine['action']>): ChangedLine {
  const open = minus(line.quantity.value, line.received ?? zero);
  return { ...toldLine(line), action, remaining: compare(open, zero) > 0 ? open : zero };
}

function deletedLine({ number, item }: OrderLine): ChangedLine {
  return { number, item, action: 'deleted' };
}

function cancellationOf(before: Order, options: ChangeOptions): OrderChange {
  const lines = before.lines.filter(isOrdered).map(deletedLine);
  return documentOf(before, before, { purpose: 'cancellation', lines, options });
}

function documentOf(
  before: Order,
  now: Order,
  {
    purpose,
    lines,
    options: { changeNumber = '1', date },
  }: Pick<OrderChange, 'purpose' | 'lines'> & { readonly options: ChangeOptions },
): OrderChange {
  const attachments = newAttachments(before, now);
  return {
    ...toldHead(now),
    ...(attachments.length > 0 && { attachments }),
    type: 'order-change',
    number: `${before.number}-${changeNumber}`,
    orderNumber: before.number,
    changeNumber,
    ...(before.date !== undefined && { orderDate: before.date }),
    ...(date !== undefined && { date }),
    purpose,
    lines,
  };
}

function isConfirmed({ state }: Order): boolean {
  return state === undefined || state === 'confirmed' || state === 'locked';
}

function isOrdered({ quantity }: OrderLine): boolean {
  return compare(quantity.value, zero) !== 0;
}
