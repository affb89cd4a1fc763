import {
  headPromise,
  isAnswered,
  itemName,
  linePromises,
  orderLineName,
  type AcknowledgedLine,
  type Commitment,
  type Order,
  type OrderAcknowledgement,
} from '@quayside/canonical';
import { compare, type Decimal, decimalOf, type LocalDate, minus, plus, sum, times, zero } from '@quayside/std';
import { type DateContext, dateDiscrepancies } from './compare-date.js';
import { priceDiscrepancies } from './compare-price.js';
import type { Comparison } from './comparison.js';
import type { Discrepancy, LineChange } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainQuantity } from './explain/explain-quantity.js';
import type { SaidLine } from './find-lines.js';
import { type History, measuredFrom } from './measured-from.js';
import { lineMatch, type Located, locateLines, saidPrice } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { purposeDiscrepancies } from './purpose.js';
import { substituteChange } from './substitute-change.js';
import { amountOf, isWithin, percentOf, signed, toleranceInWords } from './tolerance.js';
import { unansweredLines, unlistedLines, wholeOrder } from './unanswered.js';
import { unitFactor } from './units.js';
import { wholeRefusal } from './whole-refusal.js';

/** What an answer means for its order: its lines decide, whatever its header says. */
export function compareAcknowledgement(
  document: OrderAcknowledgement,
  orders: readonly Order[],
  policy: MatchingPolicy,
  history: History,
): Comparison {
  const said = document.lines.map((line, index) => saidLine(document, line, index));
  const { located, unknownLines, unknownUnits, unclear } = locateLines(said, orders, policy, {
    open: (line) => line.quantity.value,
    use: 'answer',
  });
  const answers = located.map((each) => answerOf(document, each, policy));
  const known = { history, days: daysOf(document) };
  return {
    lines: answers.map(({ located: line, promised }) => {
      const days = linePromises(document, line.index).map(({ date }) => date);
      return lineMatch(line, { quantity: promised, price: saidPrice(line, policy), date: days.toSorted().at(-1) });
    }),
    unknownLines,
    unknownUnits: [...unknownUnits, ...answers.flatMap((answer) => answer.unknownUnits)],
    discrepancies: [
      ...unclear,
      ...wholeRefusal(document, answers, orders, policy),
      ...headerDiscrepancies(document, orders, policy),
      ...unansweredLines(document, answers, policy),
      ...perOrderLine(answers.filter(({ answered }) => answered)).flatMap((answer) =>
        quantityDiscrepancies(answer, located, policy, history),
      ),
      ...answers.flatMap((answer) => lineDiscrepancies(document, answer, policy, known)),
      ...headDates(document, orders, policy, known),
      ...(document.lines.length === 0
        ? wholeOrder(document, orders, policy)
        : unlistedLines(document, orders, located, policy)),
    ],
  };
}

function saidLine(document: OrderAcknowledgement, line: AcknowledgedLine, index: number): SaidLine {
  const parts = line.commitments?.map(({ quantity }) => quantity) ?? [];
  const [first] = parts;
  const isOneUnit = first !== undefined && parts.every((each) => each !== undefined && each.unit === first.unit);
  const whole = isOneUnit ? { ...first, value: sum(parts.flatMap((each) => each?.value ?? [])) } : undefined;
  const days = linePromises(document, index).map(({ date }) => date);
  return { ...line, quantity: line.quantity ?? first, ...(whole && { whole }), days };
}

interface Answer {
  readonly located: Located;
  /** Whether anything says what becomes of the line. */
  readonly answered: boolean;
  readonly commitments: readonly Commitment[];
  /** In the unit of the order's line. */
  readonly promised: Decimal;
  readonly refused: Decimal;
  readonly unknownUnits: readonly Discrepancy[];
}

const refusals: ReadonlySet<Commitment['status']> = new Set(['rejected', 'deleted']);

function answerOf(document: OrderAcknowledgement, located: Located, policy: MatchingPolicy): Answer {
  const line = document.lines[located.index];
  const commitments = line?.commitments ?? [];
  const whole = located.quantity ?? located.line.quantity.value;
  const answered = line !== undefined && isAnswered(document, line);
  if (commitments.length === 0) {
    const [promised, refused] = isRefusedByAction(line) ? [zero, whole] : [whole, zero];
    return { located, answered, commitments, promised, refused, unknownUnits: [] };
  }
  const quantities = commitments.map((each) =>
    quantityOf(each, commitments.length === 1 ? whole : zero, located, policy),
  );
  const total = (refused: boolean) =>
    sum(
      quantities.flatMap((quantity, i) =>
        isRefusal(commitments[i]) === refused && quantity !== undefined ? [quantity] : [],
      ),
    );
  return {
    located,
    answered,
    commitments,
    promised: total(false),
    refused: total(true),
    unknownUnits: quantities.flatMap((quantity, i) =>
      quantity === undefined ? [unknownUnit(located, i, policy)] : [],
    ),
  };
}

// A supplier may answer one line of the order in several of its own: 60 now and 40 later.
function perOrderLine(answers: readonly Answer[]): Answer[] {
  return [...Map.groupBy(answers, (answer) => answer.located.line).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const total = (of: 'promised' | 'refused') => sum(group.map((answer) => answer[of]));
    return [{ ...first, promised: total('promised'), refused: total('refused') }];
  });
}

function isRefusedByAction(line: AcknowledgedLine | undefined): boolean {
  return line?.action === 'rejected' || line?.action === 'deleted';
}

/** A line that refuses by its own word, where it has no parts. */
function refusedByAction(said: AcknowledgedLine | undefined, at: Located, policy: MatchingPolicy): Discrepancy[] {
  if (!isRefusedByAction(said)) return [];
  const { order, line, index } = at;
  const remark = remarks[said?.action === 'deleted' ? 'deleted' : 'rejected'];
  const message = `${orderLineName(order, line.number)}: ${remark}.`;
  return [
    discrepancy(policy, 'refusal', { pointer: `/lines/${index}/action`, order, line, said: said?.action, message }),
  ];
}

function isRefusal(commitment: Commitment | undefined): boolean {
  return commitment !== undefined && refusals.has(commitment.status);
}

function quantityOf(
  said: Commitment,
  otherwise: Decimal,
  located: Located,
  policy: MatchingPolicy,
): Decimal | undefined {
  if (!said.quantity) return otherwise;
  const factor = unitFactor(said.quantity.unit, located.line, located.said, policy);
  return factor && times(said.quantity.value, factor);
}

function unknownUnit(located: Located, commitment: number, policy: MatchingPolicy): Discrepancy {
  return discrepancy(policy, 'unit', {
    pointer: `/lines/${located.index}/commitments/${commitment}/quantity/unit`,
    order: located.order,
    line: located.line,
    message: `${orderLineName(located.order, located.line.number)}: promised in a unit that nothing converts to ${located.line.quantity.unit ?? 'its own'}.`,
  });
}

/** Every day that the document names. */
function daysOf(document: OrderAcknowledgement): LocalDate[] {
  const promised = document.lines.flatMap((_, index) => linePromises(document, index).map(({ date }) => date));
  return [...promised, ...(document.date === undefined ? [] : [document.date])];
}

function lineDiscrepancies(
  document: OrderAcknowledgement,
  answer: Answer,
  policy: MatchingPolicy,
  known: DateContext,
): Discrepancy[] {
  const { located } = answer;
  const { order, line, index } = located;
  const refused = answer.commitments.map((each) => isRefusal(each));
  const promises = linePromises(document, index).map((promise) => ({
    ...promise,
    // A day of what is refused is no promise.
    isAnswer: !refused[Number(/\/commitments\/(\d+)\//.exec(promise.pointer)?.[1] ?? -1)],
  }));
  return [
    ...priceDiscrepancies(located, policy, known),
    ...promises.flatMap((promise) => dateDiscrepancies(promise, order, line, policy, known)),
    ...answer.commitments.flatMap((commitment, i) =>
      statusDiscrepancies(commitment, `/lines/${index}/commitments/${i}`, located, policy),
    ),
    ...(answer.commitments.length === 0 ? refusedByAction(document.lines[index], located, policy) : []),
  ];
}

/** An answer without lines promises one day for all of them. */
function headDates(
  document: OrderAcknowledgement,
  orders: readonly Order[],
  policy: MatchingPolicy,
  known: DateContext,
): Discrepancy[] {
  const said = document.lines.length === 0 && document.response !== 'rejected' ? headPromise(document) : undefined;
  if (!said) return [];
  const promise = { ...said, isAnswer: true };
  return orders.flatMap((order) =>
    order.lines.flatMap((line) => dateDiscrepancies(promise, order, line, policy, known)),
  );
}

function quantityDiscrepancies(
  { located, promised, refused }: Answer,
  all: readonly Located[],
  policy: MatchingPolicy,
  history: History,
): Discrepancy[] {
  const { line, order, index } = located;
  const now = line.quantity.value;
  const bases = measuredFrom(history, order, line, 'quantity', now).map((each) => decimalOf(each));
  const isSaid = (each: Decimal) => compare(promised, each) === 0;
  if (bases.some(isSaid) && (isSaid(now) || bases.includes(now))) return [];
  const ordered = bases[0] ?? now;
  const unit = line.quantity.unit;
  const tolerance = compare(promised, ordered) > 0 ? policy.quantityOver : policy.quantityUnder;
  return [
    discrepancy(policy, 'quantity', {
      pointer: `/lines/${index}`,
      order,
      line,
      ordered: amountOf(ordered, unit),
      said: amountOf(promised, unit),
      difference: `${signed(minus(promised, ordered))}${unit === undefined ? '' : ` ${amountOf(zero, unit).slice(2)}`}`,
      within: isWithin(promised, ordered, tolerance),
      change: quantityChange(located, promised, ordered),
      explain: () =>
        compare(refused, zero) === 0 ? explainQuantity({ located, said: promised, base: ordered, all }) : undefined,
      message: `${orderLineName(order, line.number)}: ${amountOf(promised, unit)} promised of the ordered ${amountOf(ordered, unit)} (${percentOf(promised, ordered) ?? 'none ordered'}, ${toleranceInWords(tolerance)})${restInWords(located, promised, refused, ordered)}.`,
    }),
  ];
}

/** What becomes of the rest, and why a promise of all that was ordered is a difference. */
function restInWords({ line }: Located, promised: Decimal, refused: Decimal, ordered: Decimal): string {
  const { value: now, unit } = line.quantity;
  if (compare(promised, ordered) === 0) return `; the order has ${amountOf(now, unit)} by an earlier answer`;
  const unexplained = minus(ordered, plus(promised, refused));
  return [
    compare(refused, zero) > 0 ? `, ${amountOf(refused, unit)} are refused` : '',
    compare(unexplained, zero) > 0 ? `, ${amountOf(unexplained, unit)} are left unexplained` : '',
  ].join('');
}

/** Nobody orders less than has come or was billed: Odoo refuses it. */
function quantityChange({ line }: Located, to: Decimal, base: Decimal): LineChange | undefined {
  const from = line.quantity.value;
  const floor = [line.received ?? zero, line.billed ?? zero];
  if (compare(to, zero) < 0 || floor.some((least) => compare(to, least) < 0)) return undefined;
  return { field: 'quantity', from, to, ...(base !== from && { base }) };
}

/** Answers that say more than their numbers do; a changed quantity, price or date speaks for itself. */
const remarks: Partial<Record<Commitment['status'], string>> = {
  backordered: 'backordered',
  held: 'held by the supplier',
  pending: 'still open at the supplier',
  rejected: 'rejected',
  deleted: 'deleted by the supplier',
};

function statusDiscrepancies(
  commitment: Commitment,
  pointer: string,
  located: Located,
  policy: MatchingPolicy,
): Discrepancy[] {
  const { line, order } = located;
  const name = orderLineName(order, line.number);
  if (commitment.status === 'substituted') {
    const item = commitment.substitute && itemName(commitment.substitute);
    const message = `${name}: to be replaced by ${item === undefined ? 'another item' : `item ${item}`}.`;
    const change = substituteChange(commitment, located, policy);
    return [discrepancy(policy, 'item', { pointer: `${pointer}/status`, order, line, said: item, change, message })];
  }
  const remark = remarks[commitment.status];
  if (remark === undefined) return [];
  const quantity = commitment.quantity && amountOf(commitment.quantity.value, commitment.quantity.unit);
  const message = `${name}: ${quantity === undefined ? '' : `${quantity} `}${remark}.`;
  return [
    discrepancy(policy, isRefusal(commitment) ? 'refusal' : 'status', {
      ...{ pointer: `${pointer}/status`, order, line, said: commitment.status, message },
    }),
  ];
}

function headerDiscrepancies(
  document: OrderAcknowledgement,
  orders: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const [order] = orders;
  const all: Discrepancy[] = [];
  const what = `the answer to order ${document.orderNumber}`;
  all.push(...purposeDiscrepancies(document, { kind: 'order', what }, orders, policy));
  if (document.response === 'held') {
    const message = `The supplier holds order ${document.orderNumber}.`;
    all.push(discrepancy(policy, 'status', { pointer: '/response', order, said: 'held', message }));
  }
  return all;
}
