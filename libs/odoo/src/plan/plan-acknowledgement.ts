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
import { placesOf, type Sources } from './places.js';

type Input = DeliveryInput<OrderAcknowledgement>;

/** An answer to an order: the source on the order, what was confirmed, a note, and a question where it goes too far. */
export function planAcknowledgement(input: Input): Effect[] {
  const number = input.document.orderNumber;
  const target: Target = { model: 'purchase.order', name: number, title: number, orderNumber: number };
  return [
    attachEffect(input, target),
    ...writeEffects(input),
    noteEffect(input, target, note(input)),
    ...askEffects(input, target, refusals(input)),
  ];
}

interface ConfirmedDate {
  readonly line: string;
  readonly date: string;
  readonly source: string;
}

/** Reference, flag and dates in one write. Quantities and prices stay the buyer's: those are asked, never written. */
function writeEffects(input: Input): Effect[] {
  const { document } = input;
  const dates = confirmedDates(input);
  const values: Record<string, Json> = {};
  const sources: Record<string, string | undefined> = {};
  if (document.supplierReference !== undefined) {
    values['partner_ref'] = document.supplierReference;
    sources['/partner_ref'] = '/supplierReference';
  }
  if (confirms(document)) {
    values['acknowledged'] = true;
    sources['/acknowledged'] = document.response === undefined ? undefined : '/response';
  }
  if (dates.length > 0) {
    values['order_line'] = Object.fromEntries(dates.map((each) => [each.line, { date_planned: each.date }]));
    for (const each of dates) sources[`/order_line/${each.line}/date_planned`] = each.source;
  }
  return Object.keys(values).length === 0 ? [] : [writeEffect(input, values, sources, dates.length)];
}

function writeEffect(input: Input, values: Record<string, Json>, sources: Sources, dates: number): Effect {
  const number = input.document.orderNumber;
  const parts = [
    ...(dates > 0 ? [`${dates} ${dates === 1 ? 'date' : 'dates'}`] : []),
    ...('partner_ref' in values ? ["the supplier's reference"] : []),
  ];
  return {
    key: effectKey(input, { effect: 'confirmation', part: number }),
    model: 'purchase.order',
    action: 'write',
    target: number,
    title: parts.length === 0 ? `Mark ${number} as acknowledged` : `Confirm ${parts.join(' and ')} on ${number}`,
    values,
    provenance: placesOf(sources, input.provenance),
  };
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

/** The day by which all of a line is promised, for lines whose date is within tolerance. */
function confirmedDates(input: Input): ConfirmedDate[] {
  if (!confirms(input.document)) return [];
  const beyond = new Set(
    discrepanciesOf(input, input.document.orderNumber)
      .filter((each) => each.kind === 'date' && !each.withinTolerance)
      .map((each) => each.orderLine),
  );
  const latest = new Map<string, ConfirmedDate>();
  for (const each of promisedDates(input)) {
    const before = latest.get(each.line);
    if (!beyond.has(each.line) && (!before || before.date < each.date)) latest.set(each.line, each);
  }
  return [...latest.values()];
}

function promisedDates({ document, decision, orders }: Input): ConfirmedDate[] {
  if (document.lines.length > 0) return decision.lines.flatMap((match) => promised(document, match));
  const promise = headPromise(document);
  if (promise?.means !== 'delivery') return [];
  const lines = orders.find(({ number }) => number === document.orderNumber)?.lines ?? [];
  return lines.map((line) => ({ line: line.number, date: promise.date, source: promise.pointer }));
}

function promised(document: OrderAcknowledgement, match: LineMatch): ConfirmedDate[] {
  const commitments = document.lines[match.index]?.commitments ?? [];
  const refused = new Set(
    commitments.flatMap((each, i) => (isRefusal(each) ? [`/lines/${match.index}/commitments/${i}/date`] : [])),
  );
  return linePromises(document, match.index)
    .filter(({ means, pointer }) => means === 'delivery' && !refused.has(pointer))
    .map(({ date, pointer }) => ({ line: match.orderLine, date, source: pointer }));
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
    input.decision.discrepancies.filter((each) => !each.withinTolerance).map((each) => each.orderLine),
  );
  const isOpen = document.lines.length === 0 && wholeAnswer(document) === 'received';
  const whole = confirms(document) || isOpen ? [] : [`The supplier does not confirm ${document.orderNumber}.`];
  const lines = input.decision.lines.filter((match) => {
    const line = document.lines[match.index];
    return line !== undefined && isRefused(line) && !told.has(match.orderLine);
  });
  return [
    ...whole,
    ...lines.map((match) => `The supplier refuses ${lineTitle(input, match.orderNumber, match.orderLine)}.`),
  ];
}
