import {
  headPromise,
  isAnswered,
  linePromises,
  wholeAnswer,
  type AcknowledgedLine,
  type Commitment,
  type OrderAcknowledgement,
} from '@quayside/canonical';
import type { Effect, Json } from '@quayside/exchange';
import type { LineMatch } from '@quayside/matching';
import { compare, zero } from '@quayside/std';
import {
  askEffects,
  attachEffect,
  differences,
  discrepanciesOf,
  documentTitle,
  lineTitle,
  noteEffect,
  type DeliveryInput,
  type Target,
} from './common-effects.js';
import { effectKey } from './effect-key.js';
import { list, paragraph, table } from './html.js';
import {
  cancelEffects,
  changesInWords,
  countsInWords,
  lineSources,
  lineValues,
  type LineWrite,
  substituteEffects,
  takenChanges,
} from './order-changes.js';
import { placesOf } from './places.js';

type Input = DeliveryInput<OrderAcknowledgement>;

/**
 * An answer to an order: the source on the order, what was confirmed, a note, and a question where it goes too far. Of an order that
 * is cancelled because of it nothing else is written.
 */
export function planAcknowledgement(input: Input): Effect[] {
  const number = input.document.orderNumber;
  const target: Target = { model: 'purchase.order', name: number, title: number, orderNumber: number };
  const cancelled = cancelEffects(input, number);
  const isCancelled = cancelled.length > 0;
  return [
    ...(isCancelled ? [] : substituteEffects(input, number)),
    attachEffect(input, target),
    ...(isCancelled ? cancelled : writeEffects(input)),
    noteEffect(input, target, note(input)),
    ...askEffects(input, target, refusals(input)),
  ];
}

/** Reference, flag, promised days and what was taken into the order, in one write: Odoo takes all of it or nothing. */
function writeEffects(input: Input): Effect[] {
  const { document } = input;
  const number = document.orderNumber;
  const writes = lineWrites(input);
  const values: Record<string, Json> = {};
  const sources: Record<string, string | undefined> = lineSources(writes);
  if (document.supplierReference !== undefined) {
    values['partner_ref'] = document.supplierReference;
    sources['/partner_ref'] = '/supplierReference';
  }
  if (confirms(document)) {
    values['acknowledged'] = true;
    sources['/acknowledged'] = document.response === undefined ? undefined : '/response';
  }
  if (writes.length > 0) values['order_line'] = lineValues(writes);
  if (Object.keys(values).length === 0) return [];
  const parts = [...countsInWords(writes), ...('partner_ref' in values ? ["the supplier's reference"] : [])];
  return [
    {
      key: effectKey(input, { effect: 'confirmation', part: number }),
      model: 'purchase.order',
      action: 'write',
      target: number,
      title: parts.length === 0 ? `Mark ${number} as acknowledged` : `Confirm ${inWords(parts)} on ${number}`,
      values,
      changes: [...headChanges(input), ...changesInWords(input, number, writes)],
      provenance: placesOf(sources, input.provenance),
    },
  ];
}

function headChanges({ document, orders }: Input): string[] {
  const order = orders.find(({ number }) => number === document.orderNumber);
  const { supplierReference: reference } = document;
  const isNew = reference !== undefined && reference !== order?.supplierReference;
  return [
    ...(isNew ? [`supplier's reference ${order?.supplierReference ?? 'none'} → ${reference}`] : []),
    ...(confirms(document) && order?.acknowledged !== true ? ['marked as acknowledged'] : []),
  ];
}

function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** What was taken into the order, and the days that nothing speaks against. */
function lineWrites(input: Input): readonly LineWrite[] {
  const number = input.document.orderNumber;
  const taken = takenChanges(input, number).filter(({ field }) => field !== 'date');
  return [...confirmedDates(input), ...taken];
}

function confirms(document: OrderAcknowledgement): boolean {
  const { lines } = document;
  if (isRefusedWhole(document)) return false;
  if (lines.length === 0) return wholeAnswer(document) !== 'received';
  return lines.some((line) => !isRefused(line) && isAnswered(document, line));
}

function isRefusedWhole({ response, purpose }: OrderAcknowledgement): boolean {
  return response === 'rejected' || response === 'held' || purpose === 'cancellation';
}

/** The day by which all of a line is promised: of lines whose days agree with the order, or are taken into it. */
function confirmedDates(input: Input): readonly LineWrite[] {
  if (!confirms(input.document)) return [];
  const left = new Set(
    discrepanciesOf(input, input.document.orderNumber)
      .filter(({ kind, settled }) => kind === 'date' && settled?.way !== 'take')
      .map((each) => each.orderLine),
  );
  const latest = new Map<string, LineWrite>();
  for (const each of promisedDates(input)) {
    const before = latest.get(each.line);
    if (!left.has(each.line) && (!before || before.to < each.to)) latest.set(each.line, each);
  }
  return [...latest.values()].filter(({ line }) => !hasArrived(input, line));
}

function hasArrived({ orders, document }: Input, number: string): boolean {
  const line = orders
    .find((order) => order.number === document.orderNumber)
    ?.lines.find((each) => each.number === number);
  if (!line) return false;
  const received = line.received ?? zero;
  return compare(received, zero) > 0 && compare(received, line.quantity.value) >= 0;
}

function promisedDates({ document, decision, orders }: Input): LineWrite[] {
  if (document.lines.length > 0) return decision.lines.flatMap((match) => promised(document, match));
  const promise = headPromise(document);
  if (promise?.means !== 'delivery') return [];
  const lines = orders.find(({ number }) => number === document.orderNumber)?.lines ?? [];
  return lines.map((line) => ({ line: line.number, field: 'date', to: promise.date, source: promise.pointer }));
}

function promised(document: OrderAcknowledgement, match: LineMatch): LineWrite[] {
  const commitments = document.lines[match.index]?.commitments ?? [];
  const refused = new Set(
    commitments.flatMap((each, i) => (isRefusal(each) ? [`/lines/${match.index}/commitments/${i}/date`] : [])),
  );
  return linePromises(document, match.index)
    .filter(({ means, pointer }) => means === 'delivery' && !refused.has(pointer))
    .map(({ date, pointer }) => ({ line: match.orderLine, field: 'date', to: date, source: pointer }));
}

function isRefusal(commitment: Commitment): boolean {
  return commitment.status === 'rejected' || commitment.status === 'deleted';
}

function isRefused(line: AcknowledgedLine): boolean {
  const commitments = line.commitments ?? [];
  if (commitments.length === 0) return line.action === 'rejected' || line.action === 'deleted';
  return commitments.every(isRefusal);
}

function note(input: Input): string {
  const { document } = input;
  const reference =
    document.supplierReference === undefined ? '' : `, supplier's reference ${document.supplierReference}`;
  const response = document.response === undefined ? '' : `: ${document.response}`;
  return [
    paragraph(`${documentTitle(document)}${reference}${response}.`),
    differences(input, document.orderNumber),
    commitmentTable(input),
    list(document.notes ?? []),
  ].join('');
}

function commitmentTable(input: Input): string {
  const rows = input.decision.lines.flatMap((match) => {
    const commitments = input.document.lines[match.index]?.commitments ?? [];
    return commitments.map((each) => [
      lineTitle(input, match.orderNumber, match.orderLine),
      each.status,
      each.quantity ? `${each.quantity.value} ${each.quantity.unit ?? ''}`.trim() : '',
      each.date === undefined ? '' : `${each.date}${each.dateMeans === 'ship' ? ' (ships)' : ''}`,
    ]);
  });
  return rows.length === 0 ? '' : table(['Line', 'Status', 'Quantity', 'Date'], rows);
}

/** What the supplier will not do is for the buyer to act on, whatever the tolerances say. */
function refusals(input: Input): string[] {
  const { document } = input;
  const told = new Set(
    input.decision.discrepancies.filter((each) => !each.withinTolerance || each.settled).map((each) => each.orderLine),
  );
  const isOpen = document.lines.length === 0 && wholeAnswer(document) === 'received';
  const isAsked = input.decision.discrepancies.some(({ kind, pointer }) => kind === 'order' || pointer === '/response');
  const whole =
    confirms(document) || isOpen || isAsked ? [] : [`The supplier does not confirm ${document.orderNumber}.`];
  const lines = input.decision.lines.filter((match) => {
    const line = document.lines[match.index];
    return line !== undefined && isRefused(line) && !told.has(match.orderLine);
  });
  return [
    ...whole,
    ...lines.map((match) => `The supplier refuses ${lineTitle(input, match.orderNumber, match.orderLine)}.`),
  ];
}
