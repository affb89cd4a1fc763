import { isDeliverable, orderNumbers, type DeliverableDocument, type Order } from '@quayside/canonical';
import { match, type Decision, type Owner } from '@quayside/matching';
import { ledgerKeyOf } from '../model/business-key.js';
import type { Effect } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';
import { Refused } from '../model/errors.js';
import { systemOf } from '../model/lane.js';
import type { DocumentRow, EffectRow } from '../model/rows.js';
import type { Erp } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import type { LivePartner } from '../ports/reading.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { sourceBytes, sourceOf } from './document-source.js';
import { keep } from './keep.js';

type Accepted = DocumentRow & { readonly state: 'accepted' };

/**
 * Delivers one accepted document: read its orders fresh, match, plan, then effect by effect apply, each committed to the
 * ledger before the next. Throws Unavailable when the ERP is away.
 */
export async function deliverDocument(ports: Ports, row: DocumentRow): Promise<void> {
  if (row.state !== 'accepted') return;
  const accepted: Accepted = { ...row, state: row.state };
  const { document } = row;
  if (!document) return finishWithoutEffects(ports, accepted);
  if (!isDeliverable(document)) return keep(ports, accepted, document);
  const live = await ports.partners.byId(row.partner);
  if (!live) throw new TypeError(`partner ${row.partner} of document ${row.id} has no live release`);
  const address = live.partner.erp(row.usage);
  if (!address) return rehearse(ports, accepted, document, live);

  const erp = ports.erp(address);
  // A plan that was recorded may have begun: it is carried on, never made anew over its own half-applied changes.
  const begun = await ports.store.effectsOf(row.id);
  if (begun.length > 0) return applyAll(ports, accepted, erp, address, begun);

  const { orders, decision } = await decide(ports, accepted, document, live, address);
  if (decision.outcome === 'hold') {
    const asIs = match(document, orders, live.partner.matching, { acceptAsIs: true });
    const preview = asIs.outcome === 'hold' ? null : await planFor(ports, accepted, document, asIs, orders);
    return hold(ports, accepted, decision, preview);
  }
  const effects = await planFor(ports, accepted, document, decision, orders);
  await ports.store.commit(async (tx) => {
    await tx.patch('inbound', row.id, { decision });
    await tx.recordPlan(accepted, effects);
  });
  await applyAll(ports, accepted, erp, address, await ports.store.effectsOf(row.id));
}

async function decide(
  ports: Ports,
  row: Accepted,
  document: DeliverableDocument,
  live: LivePartner,
  address: ErpAddress,
): Promise<{ orders: readonly Order[]; decision: Decision }> {
  const erp = ports.erp(address);
  const orders: Order[] = [];
  for (const number of orderNumbers(document)) {
    const order = await erp.readOrder(number);
    if (order) orders.push(order);
  }
  await ports.store.commit(async (tx) => {
    const at = ports.clock.now();
    await tx.systemServed(systemOf(address), at);
    for (const order of orders) await tx.saveOrder(row.partner, address.connection, order, at);
  });
  return { orders, decision: match(document, orders, live.partner.matching, { acceptAsIs: row.acceptedAsIs }) };
}

async function planFor(
  ports: Ports,
  row: Accepted,
  document: DeliverableDocument,
  decision: Decision,
  orders: readonly Order[],
): Promise<readonly Effect[]> {
  const key = ledgerKeyOf(row);
  const previous = await ports.store.appliedEffects(key);
  return ports.planEffects({
    key,
    version: row.version,
    document,
    decision,
    orders,
    provenance: row.provenance,
    source: sourceOf(row),
    previous: previous.map((each) => each.effect),
  });
}

async function applyAll(
  ports: Ports,
  row: Accepted,
  erp: Erp,
  address: ErpAddress,
  effects: readonly EffectRow[],
): Promise<void> {
  const source = () => sourceBytes(ports, row);
  for (const { effect, applied } of effects) {
    if (applied) continue;
    let done;
    try {
      done = await erp.apply(effect, source);
    } catch (error) {
      if (error instanceof Refused) return holdRefused(ports, row, effect, error);
      throw error;
    }
    await ports.store.commit(async (tx) => {
      const at = ports.clock.now();
      await tx.effectApplied(effect.key, done, at);
      await tx.systemServed(systemOf(address), at);
    });
  }
  await ports.store.commit((tx) =>
    tx.move('inbound', row, 'delivered', {
      what: `${effects.length} change${effects.length === 1 ? '' : 's'} in Odoo`,
    }),
  );
}

async function hold(
  ports: Ports,
  row: Accepted,
  decision: Decision & { readonly outcome: 'hold' },
  preview: readonly Effect[] | null,
): Promise<void> {
  const { owner, code, reason: message } = decision;
  await ports.store.commit((tx) =>
    moveToWait(ports, tx, 'inbound', row, 'held', { owner, code, message }, { decision, preview }),
  );
}

async function holdRefused(ports: Ports, row: Accepted, effect: Effect, error: Refused): Promise<void> {
  const message = `Odoo refused "${effect.title}": ${error.message}`;
  const why: Why = { owner: ownerOf(row), code: 'erp-refused', message };
  await ports.store.commit((tx) => moveToWait(ports, tx, 'inbound', row, 'held', why));
}

function ownerOf(row: DocumentRow): Owner {
  if (row.type === 'ship-notice') return 'warehouse';
  return row.type === 'invoice' || row.type === 'credit-note' ? 'finance' : 'procurement';
}

/** Test traffic of a partner without a test connection: the plan is made and shown, nothing is applied. */
async function rehearse(ports: Ports, row: Accepted, document: DeliverableDocument, live: LivePartner): Promise<void> {
  const address = live.partner.erp('live');
  if (!address) throw new TypeError(`the profile of ${live.partner.id} names no Odoo connection`);
  const { orders, decision } = await decide(ports, row, document, live, address);
  const effects = decision.outcome === 'hold' ? [] : await planFor(ports, row, document, decision, orders);
  await ports.store.commit(async (tx) => {
    await tx.recordPlan(row, effects);
    const what =
      decision.outcome === 'hold'
        ? `test traffic: would be held, ${decision.reason}`
        : `test traffic: would make ${effects.length} changes in Odoo`;
    await tx.move('inbound', row, 'rehearsed', { what, patch: { decision } });
  });
}

/** A set that means nothing for the ERP, such as an acknowledgement of ours. */
async function finishWithoutEffects(ports: Ports, row: Accepted): Promise<void> {
  await ports.store.commit((tx) => tx.move('inbound', row, 'delivered', { what: 'nothing to do in Odoo' }));
}
