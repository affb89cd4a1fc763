import { type DeliverableDocument, documentWord, type Item } from '@quayside/canonical';
import type { Effect, Json, PlanInput } from '@quayside/exchange';
import type { Delivery, Discrepancy } from '@quayside/matching';
import { shown } from '@quayside/std';
import { effectKey } from './effect-key.js';
import { list, paragraph, table } from './html.js';

/** What every plan works on: a decision to deliver, never a hold. */
export type DeliveryInput<D extends DeliverableDocument = DeliverableDocument> = Omit<
  PlanInput,
  'decision' | 'document'
> & {
  readonly decision: Delivery;
  readonly document: D;
};

/** The record that a note, an attachment or an activity hangs on. */
export interface Target {
  readonly model: 'purchase.order' | 'stock.picking' | 'account.move';
  /** The order's number, or the key of the effect that makes or fills the record. */
  readonly name: string;
  /** For people: "P00027", "the receipt of P00027". */
  readonly title: string;
  readonly orderNumber: string;
}

export function attachEffect(input: DeliveryInput, target: Target): Effect {
  const { mediaType, length } = input.source;
  const name = shown(input.source.name);
  return {
    key: effectKey(input, { effect: 'attachment', part: target.orderNumber }),
    model: 'ir.attachment',
    action: 'attach',
    target: target.name,
    title: `Attach ${name} to ${target.title}`,
    values: { res_model: target.model, name, mimetype: mediaType, file_size: length },
    provenance: {},
  };
}

export function noteEffect(input: DeliveryInput, target: Target, body: string): Effect {
  return {
    key: effectKey(input, { effect: 'note', part: target.orderNumber }),
    model: 'mail.message',
    action: 'note',
    target: target.name,
    title: `Note on ${target.title} what the supplier said`,
    values: { model: target.model, body },
    provenance: {},
  };
}

/** An activity for whoever looks after the order, when something beyond its tolerance was let through. */
export function askEffects(input: DeliveryInput, target: Target, more: readonly string[] = []): Effect[] {
  const beyond = discrepanciesOf(input, target.orderNumber).filter((each) => !each.withinTolerance);
  const points = [...beyond.map((each) => each.message), ...more];
  if (points.length === 0) return [];
  const values: Record<string, Json> = {
    res_model: target.model,
    user_of_order: target.orderNumber,
    summary: `EDI: ${kindsOf(beyond, more)}`,
    note: `${paragraph(`${documentTitle(input.document)}: please check.`)}${list(points)}`,
  };
  return [
    {
      key: effectKey(input, { effect: 'activity', part: target.orderNumber }),
      model: 'mail.activity',
      action: 'ask',
      target: target.name,
      title: `Ask the buyer of ${target.orderNumber} to check ${points.length === 1 ? 'a difference' : `${points.length} differences`}`,
      values,
      provenance: {},
    },
  ];
}

export function discrepanciesOf(input: DeliveryInput, orderNumber: string): readonly Discrepancy[] {
  return input.decision.discrepancies.filter((each) => (each.orderNumber ?? orderNumber) === orderNumber);
}

/** A table of what differs, or a sentence that nothing does. */
export function differences(input: DeliveryInput, orderNumber: string): string {
  const found = discrepanciesOf(input, orderNumber);
  if (found.length === 0) return paragraph('It agrees with the order.');
  const rows = found.map((each) => [
    each.orderLine === undefined ? 'order' : lineTitle(input, orderNumber, each.orderLine),
    each.kind,
    each.ordered ?? '',
    each.said ?? '',
    `${each.difference ?? ''}${each.withinTolerance ? '' : ' (beyond tolerance)'}`.trim(),
  ]);
  return table(['Line', 'What', 'Ordered', 'Said', 'Difference'], rows);
}

/** A line as the buyer knows it: its article, and its number when two lines have the same. */
export function lineTitle(input: Pick<PlanInput, 'orders'>, orderNumber: string, lineNumber: string): string {
  const lines = input.orders.find((each) => each.number === orderNumber)?.lines ?? [];
  const line = lines.find((each) => each.number === lineNumber);
  const name = line && articleName(line.item);
  if (name === undefined) return `line ${lineNumber}`;
  const twice = lines.filter((each) => articleName(each.item) === name).length > 1;
  return twice ? `${name} (line ${lineNumber})` : name;
}

function articleName(item: Item): string | undefined {
  return item.buyer ?? item.supplier ?? item.description ?? item.gtin;
}

export function documentTitle(document: DeliverableDocument): string {
  const dated = document.date === undefined ? '' : ` of ${document.date}`;
  return `${documentWord(document.type)} ${document.number}${dated}`;
}

function kindsOf(beyond: readonly Discrepancy[], more: readonly string[]): string {
  const kinds = [...new Set<string>(beyond.map((each) => each.kind))];
  if (kinds.length === 0) return more.length === 1 ? 'please check' : 'please check several points';
  return `${kinds.join(', ')} ${kinds.length === 1 ? 'differs' : 'differ'}`;
}
