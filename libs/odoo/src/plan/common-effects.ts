import { type DeliverableDocument, documentWord, itemName, orderLineName } from '@quayside/canonical';
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
  const beyond = discrepanciesOf(input, target.orderNumber).filter(
    // What a person decided is no question any more.
    (each) => !each.withinTolerance && each.settled?.by !== 'person',
  );
  const points = [...beyond.map((each) => each.message), ...more];
  if (points.length === 0) return [];
  const values: Record<string, Json> = {
    res_model: target.model,
    user_of_order: target.orderNumber,
    summary: `EDI: ${kindsOf(beyond, more)}`,
    note: `${paragraph(`${documentTitle(input.document)}: please check.`)}${list(points)}`,
    ...matterOf(input, 'About'),
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

/** Names what an activity is about: one matter has one activity, whatever comes later of the same document. */
export function matterOf({ document, version }: DeliveryInput, about: 'About' | 'Total of'): Record<string, Json> {
  const release = document.type === 'order-acknowledgement' && document.release ? ` release ${document.release}` : '';
  return { matter: `${about} ${documentWord(document.type).toLowerCase()} ${document.number}${release}`, version };
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
    outcomeOf(each),
  ]);
  return table(['Line', 'What', 'Ordered', 'Said', 'Difference', 'Order'], rows);
}

function outcomeOf({ settled, change }: Discrepancy): string {
  if (!settled) return '';
  if (settled.by === 'profile') return settled.way === 'take' ? 'changed' : 'proposed';
  if (settled.way === 'take') return `${change?.field === 'order' ? 'cancelled' : 'changed'}, decided in Quayside`;
  return change ? 'left as it is, decided in Quayside' : 'accepted in Quayside';
}

/** A line as the buyer knows it. */
export function lineTitle(input: Pick<PlanInput, 'orders'>, orderNumber: string, lineNumber: string): string {
  return orderLineName({ lines: input.orders.find((each) => each.number === orderNumber)?.lines ?? [] }, lineNumber);
}

/** What a line is of. */
export function itemTitle({ orders }: Pick<PlanInput, 'orders'>, orderNumber: string, lineNumber: string): string {
  const order = orders.find((each) => each.number === orderNumber);
  const line = order?.lines.find((each) => each.number === lineNumber);
  return (line && itemName(line.item)) ?? lineTitle({ orders }, orderNumber, lineNumber);
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
