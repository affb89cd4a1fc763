import type { Decision, Settlement } from '@quayside/matching';
import { decisionOn, isWeighed, planOf, weigh } from '../deliver/decide-document.js';
import type { Effect } from '../model/effect.js';
import { ChoiceNotPossible } from '../model/errors.js';
import type { ErpAddress } from '../model/erp-address.js';
import type { DocumentRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { LivePartner } from '../ports/reading.js';
import { settlementFor } from './settle-differences.js';

/** What accepting a held document with a settlement would do now. */
export interface Preview {
  /** By the order as it is now; it holds where the order has changed in a way that nobody decided about. */
  readonly decision: Decision;
  readonly effects: readonly Effect[];
  /** What the ERP would refuse of them, in words with the remedy. */
  readonly warnings: readonly string[];
}

function addressOf({ partner }: LivePartner, { usage }: DocumentRow): ErpAddress | undefined {
  return partner.erp(usage) ?? partner.erp('live');
}

/** Plans what would be delivered, against the order as it is now. Nothing is changed. Throws Unavailable when the ERP is away. */
export async function previewDocument(ports: Ports, id: string, chosen: Settlement): Promise<Preview> {
  const row = await ports.store.document(id);
  if (!row) throw new ChoiceNotPossible('There is no such document.');
  const { document } = row;
  const live = await ports.partners.byId(row.partner);
  const address = live && addressOf(live, row);
  if (row.state !== 'held' || !document || !isWeighed(document) || !address) {
    throw new ChoiceNotPossible('There is nothing to decide about this document by now; reload the page.');
  }
  const settlement = settlementFor(row, chosen);
  const weighed = await weigh(ports, row, document, live, address);
  const decision = decisionOn(weighed, settlement ? { settlement } : { acceptAsIs: true });
  const effects = decision.outcome === 'hold' ? [] : await planOf(ports, weighed, decision);
  const warnings = effects.length === 0 ? [] : await ports.erp(address).foresee(effects);
  return { decision, effects, warnings };
}
