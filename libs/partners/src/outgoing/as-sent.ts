import type { Order, OrderChange } from '@quayside/canonical';
import { fail, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { waysOfChange } from '../profile/document-agreement.js';
import { outgoingAgreements } from './agreement-for.js';
import type { Unsayable } from './sending.js';

/** What is to be told to the supplier of an order. */
export type ToTell =
  | { readonly kind: 'order'; readonly order: Order }
  /** The order as it is now, and what of it has changed. */
  | { readonly kind: 'change'; readonly order: Order; readonly change: OrderChange }
  /** The order as the supplier has it. */
  | { readonly kind: 'cancellation'; readonly order: Order; readonly change: OrderChange };

/** The document in which the partner is told: an order change, or the whole order once more, as was agreed. */
export function asSent(partner: Partner, told: ToTell): Result<Order | OrderChange, Unsayable> {
  if (told.kind === 'order') return ok({ ...told.order, purpose: told.order.purpose ?? 'original' });
  const way = wayOfChange(partner);
  if (way === 'change') return ok(told.change);
  if (way === 'none') return fail(notAgreed(partner, told));
  const purpose = told.kind === 'cancellation' ? 'cancellation' : 'replace';
  if (told.kind === 'change') return ok({ ...told.order, purpose });
  const { attachments: _, ...order } = told.order;
  return ok({ ...order, purpose });
}

/** How the partner hears of changes; nobody sends an order once more to a partner who would take it for another one. */
export function wayOfChange(partner: Partner): (typeof waysOfChange)[number] {
  const said = outgoingAgreements(partner, 'order').find(({ changes }) => changes !== undefined)?.changes;
  if (said !== undefined) return said;
  return outgoingAgreements(partner, 'order-change').length > 0 ? 'change' : 'none';
}

function notAgreed({ name }: Partner, { kind, order }: ToTell): Unsayable {
  const what =
    kind === 'cancellation' ? `that order ${order.number} is cancelled` : `what changed in order ${order.number}`;
  return {
    ...{ code: 'change-not-agreed', severity: 'fatal', owner: 'procurement' },
    message: `${name} takes no changes of orders electronically; tell the supplier ${what}`,
  };
}
