import {
  findingSentence,
  isDeliverable,
  orderLineName,
  orderSchema,
  type CanonicalDocument,
  type Order,
} from '@quayside/canonical';
import { businessKeyOf, concernOf, type Effect, sourceOf } from '@quayside/exchange';
import {
  type Decision,
  differenceKey,
  type Discrepancy,
  type LineMatch,
  match,
  type Owner,
  type Settlement,
  type Way,
  waysOf,
} from '@quayside/matching';
import { planEffects } from '@quayside/odoo';
import type { Partner } from '@quayside/partners';
import { isFatal } from '@quayside/std';
import { z } from 'zod';
import { exitCodeFor, findingLine, print, printJson, shownFinding, UsageError, withExitCode } from '../output.js';
import { partnerFromFiles } from '../partners.js';
import { readJson } from '../read-file.js';
import { titleOf } from '../show-documents.js';
import { shownPlace, translateFile, type ReadDocument } from './translate.js';

interface Plan {
  readonly translated: ReadDocument;
  /** Why nothing of it is matched: its set is refused, or it waits for somebody before its orders are asked. */
  readonly fault?: { readonly outcome: 'refused' | 'hold'; readonly owner: Owner | null; readonly reason: string };
  /** A document that changes nothing in Odoo has none. */
  readonly decision?: Decision;
  readonly effects: readonly Effect[];
  /** Of a document that is held for its differences: what each way would do. */
  readonly choices?: readonly { readonly way: Way; readonly effects: readonly Effect[] }[];
}

/** Shows what a file would do in Odoo, against the orders of a file: no Odoo and no database are asked. */
export async function plan(
  file: string,
  options: { readonly partner: string; readonly orders: string; readonly json?: true },
): Promise<void> {
  await withExitCode(async () => {
    const partner = await partnerFromFiles(options.partner);
    const orders = readOrders(options.orders);
    const { read, documents, findings } = await translateFile(file, partner);
    const plans = documents.map((each) => planOf(partner, orders, each));
    const all = [...findings, ...documents.flatMap((each) => each.findings)];
    if (options.json) printJson({ plans: plans.map(asJson), findings: all.map(shownFinding) });
    else {
      for (const finding of all) print(findingLine(finding));
      for (const each of plans) show(each, orders);
    }
    return read.interchanges.length === 0 && documents.length === 0 ? 2 : exitCodeFor(all);
  });
}

function readOrders(file: string): readonly Order[] {
  const json = readJson(file);
  const parsed = z.array(orderSchema).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `${file} is not an array of canonical orders: at /${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}; "quayside schema order" shows the shape`,
  );
}

function planOf(partner: Partner, orders: readonly Order[], translated: ReadDocument): Plan {
  const { document, provenance, set } = translated;
  const fault = faultOf(translated);
  if (fault) return { translated, fault, effects: [] };
  // What Odoo pays today is not in a file of orders.
  if (document.type === 'price-catalogue') return { translated, effects: [] };
  if (!isDeliverable(document)) {
    const concern = concernOf(document);
    if (!concern) return { translated, effects: [] };
    return { translated, fault: { outcome: 'hold', owner: concern.owner, reason: concern.message }, effects: [] };
  }
  const decision = match(document, orders, partner.matching);
  const sent = { company: partner.erp('live')?.company, usage: 'live', partner: partner.id } as const;
  const key = businessKeyOf(sent, document);
  const input = {
    key,
    version: 1,
    document,
    decision,
    orders,
    provenance,
    source: sourceOf({
      ...{ setType: set.type, setRelease: set.release, setReference: set.reference },
      ...{ number: document.number, length: set.length },
    }),
    previous: [],
  };
  if (decision.outcome !== 'hold') return { translated, decision, effects: planEffects(input) };
  const planned = (way: Way) => {
    const settlement = everyDifference(decision, way);
    const settled = match(document, orders, partner.matching, { settlement });
    return settled.outcome === 'hold' ? [] : [{ way, effects: planEffects({ ...input, decision: settled }) }];
  };
  const [leaves, takes] = [planned('leave'), offersMore(decision) ? planned('take') : []];
  return { translated, decision, effects: [], choices: [...leaves, ...takes] };
}

function offersMore({ discrepancies }: Decision): boolean {
  return discrepancies.some((each) => !each.withinTolerance && waysOf(each).includes('take'));
}

/** As if a person went this way with each difference beyond its tolerance, as far as the order can. */
function everyDifference({ discrepancies }: Decision, way: Way): Settlement {
  const beyond = discrepancies.filter((each) => !each.withinTolerance);
  return Object.fromEntries(beyond.map((each) => [differenceKey(each), waysOf(each).includes(way) ? way : 'leave']));
}

/** As the gateway does: a set that is refused gives nothing, and one that is not whole waits for onboarding. */
function faultOf({ refused, fault, findings }: ReadDocument): Plan['fault'] {
  const fatal = findings.find(isFatal) ?? (refused ? fault : undefined);
  if (!fatal) return undefined;
  const reason = findingSentence(fatal);
  return refused ? { outcome: 'refused', owner: null, reason } : { outcome: 'hold', owner: 'onboarding', reason };
}

function asJson(plan: Plan): object {
  const { translated, decision, effects, choices } = plan;
  const { type, number }: Partial<CanonicalDocument> = translated.document;
  return {
    type,
    number: number ?? null,
    ...outcomeOf(plan),
    lines: (decision?.lines ?? []).map(lineAsJson),
    discrepancies: decision?.discrepancies ?? [],
    effects: effects.map(effectAsJson),
    ...(choices && { choices: choices.map((each) => ({ way: each.way, effects: each.effects.map(effectAsJson) })) }),
  };
}

function outcomeOf({ fault, decision }: Plan): object {
  if (fault) {
    const { outcome, owner, reason } = fault;
    return { decision: outcome, owner, reason };
  }
  if (decision?.outcome === 'hold') {
    return { decision: 'hold', owner: decision.owner, reason: decision.reason };
  }
  return { decision: decision?.outcome ?? 'keep', owner: null };
}

function effectAsJson({ key, model, values, changes = [], provenance, title, action }: Effect): object {
  const places = Object.entries(provenance).map(([pointer, place]) => [pointer, shownPlace(place)]);
  return { key, model, values, provenance: Object.fromEntries(places) as object, action, title, changes };
}

/** Which line of which order a line of the document is, how that was found, and what it comes to there. */
function lineAsJson({ index, orderNumber, orderLine, by, factor, quantity, unit, price }: LineMatch): object {
  return {
    ...{ line: index, orderNumber, orderLine, by, factor: factor.toString() },
    ...(quantity !== undefined && { quantity: quantity.toString(), unit: unit ?? null }),
    ...(price !== undefined && { price: price.toString() }),
  };
}

function show({ translated, fault, decision, effects, choices = [] }: Plan, orders: readonly Order[]): void {
  if (fault) {
    print(`\n${titleOf(translated.document)}: ${fault.outcome}${fault.owner === null ? '' : ` for ${fault.owner}`}`);
    return print(`  ${fault.reason}`);
  }
  if (!decision) return print(`\n${titleOf(translated.document)}: kept for reference, nothing to do in Odoo`);
  print(
    `\n${titleOf(translated.document)}: ${decision.outcome}${decision.outcome === 'hold' ? ` for ${decision.owner}` : ''}`,
  );
  if (decision.outcome === 'hold') print(`  ${decision.reason}`);
  showMatching(decision, orders);
  for (const effect of effects) {
    print(`  ${effect.model}: ${effect.title}`);
    print(JSON.stringify(effect.values, null, 2).replace(/^/gm, '    '));
  }
  for (const { way, effects: planned } of choices) showChoice(way, planned);
}

function showMatching({ lines, discrepancies }: Decision, orders: readonly Order[]): void {
  for (const { index, orderNumber, orderLine, by } of lines) {
    const order = orders.find(({ number }) => number === orderNumber);
    const name = order ? orderLineName(order, orderLine) : orderLine;
    print(`  line ${index + 1} is ${name} of ${orderNumber}, by its ${by}`);
  }
  for (const each of discrepancies) showDifference(each);
}

/** What accepting it this way would change, line by line. */
function showChoice(way: Way, planned: readonly Effect[]): void {
  const how = way === 'take' ? 'taken into the order' : 'with the order left as it is';
  print(`  if it is accepted, ${how}:`);
  for (const { title, changes = [] } of planned) {
    print(`    ${title}`);
    for (const each of changes) print(`      ${each}`);
  }
}

function showDifference({ withinTolerance, message, explanation }: Discrepancy): void {
  print(`  ${withinTolerance ? 'within ' : 'beyond '} ${message}`);
  if (explanation) print(`          ${explanation.message}`);
}
