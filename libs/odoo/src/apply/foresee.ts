import { Refused, type Effect } from '@quayside/exchange';
import type { Connection } from '../connection.js';
import { foreseeLine } from './add-line.js';
import { foreseeCancelling } from './cancel-order.js';
import { foreseeBill } from './create-bill.js';
import { foreseePrice } from './price-entry.js';
import { foreseeReceipt } from './receive.js';
import { foreseeTakingBack } from './take-back.js';

/** What Odoo would refuse of effects, in its words or ours: asked before anything is done, and without changing anything. */
export async function foresee(connection: Connection, effects: readonly Effect[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const effect of effects) {
    try {
      await ask(connection, effect);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(error.message);
    }
  }
  return refused;
}

async function ask(connection: Connection, effect: Effect): Promise<void> {
  if (effect.model === 'product.supplierinfo') return foreseePrice(connection, effect);
  if (effect.action === 'take-back') return foreseeTakingBack(connection, effect);
  if (effect.action === 'cancel') return foreseeCancelling(connection, effect);
  if (effect.action === 'receive') return foreseeReceipt(connection, effect);
  if (effect.action !== 'create') return undefined;
  return effect.model === 'purchase.order.line' ? foreseeLine(connection, effect) : foreseeBill(connection, effect);
}
