import { inOurNumbers } from '@quayside/matching';
import type { Effect, PlanEffects } from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import type { DeliveryInput } from './common-effects.js';
import { planAcknowledgement } from './plan-acknowledgement.js';
import { planBill } from './plan-bill.js';
import { planPriceList } from './plan-price-list.js';
import { planShipNotice } from './plan-ship-notice.js';
import { onlyNew } from './previous.js';

/** The changes in Odoo that a decision asks for, in the order in which they are applied. A held document asks for none. */
export const planEffects: PlanEffects = (input) => {
  const { decision, document: said } = input;
  if (decision.outcome === 'hold') return [];
  if (said.type === 'price-catalogue') return onlyNew(planPriceList(input), input.previous);
  // What is written in Odoo names orders as Odoo does, whatever case the partner writes them in.
  const document = inOurNumbers(said, input.orders);
  return onlyNew(planKind({ ...input, document, decision }), input.previous);
};

function planKind(input: DeliveryInput): Effect[] {
  const { document } = input;
  switch (document.type) {
    case 'order-acknowledgement':
      return planAcknowledgement({ ...input, document });
    case 'ship-notice':
      return planShipNotice({ ...input, document });
    case 'invoice':
    case 'credit-note':
      return planBill({ ...input, document });
    default:
      return assertNever(document);
  }
}
