import type { Decision, Owner } from '@quayside/matching';
import type { Effect } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';
import { Refused } from '../model/errors.js';
import { systemOf } from '../model/lane.js';
import type { DocumentRow, EffectRow } from '../model/rows.js';
import type { Erp } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import type { LivePartner } from '../ports/reading.js';
import { moveToWait, type Why } from '../step/waiting.js';
import { decisionOn, isWeighed, planOf, weigh, type Weighed, type WeighedDocument } from './decide-document.js';
import { sourceBytes } from './document-source.js';
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
  if (!isWeighed(document)) return keep(ports, accepted, document);
  const live = await ports.partners.byId(row.partner);
  if (!live) throw new TypeError(`partner ${row.partner} of document ${row.id} has no live release`);
  const address = live.partner.erp(row.usage);
  if (!address) return rehearse(ports, accepted, document, live);

  const erp = ports.erp(address);
  // A plan that was recorded may have begun: it is carried on, never made anew over its own half-applied changes.
  const begun = await ports.store.effectsOf(row.id);
  if (begun.length > 0) return applyAll(ports, accepted, erp, address, begun);

  const weighed = await weigh(ports, accepted, document, live, address);
  await noteOrders(ports, weighed, address);
  const decision = decisionOn(weighed, settledOn(accepted));
  if (decision.outcome === 'hold') return hold(ports, accepted, decision, await previewAsIs(ports, weighed));
  const effects = await planOf(ports, weighed, decision);
  const [obstacle] = isDecidedOrAgain(row) ? await erp.foresee(effects) : [];
  if (obstacle !== undefined) return holdObstacle(ports, accepted, obstacle);
  await ports.store.commit(async (tx) => {
    await tx.patch('inbound', row.id, { decision });
    await tx.recordPlan(accepted, effects);
  });
  await applyAll(ports, accepted, erp, address, await ports.store.effectsOf(row.id));
}

/** What a person decided. Processes of the release before know only that it is accepted as it is. */
function settledOn({ settlement, acceptedAsIs }: Accepted): Parameters<typeof decisionOn>[1] {
  return settlement ? { settlement } : { acceptAsIs: acceptedAsIs };
}

/** What accepting it, with the order left as it is, would do. */
async function previewAsIs(ports: Ports, weighed: Weighed): Promise<readonly Effect[] | null> {
  const asIs = decisionOn(weighed, { acceptAsIs: true });
  return asIs.outcome === 'hold' ? null : planOf(ports, weighed, asIs);
}

async function noteOrders(ports: Ports, weighed: Weighed, address: ErpAddress): Promise<void> {
  const { row } = weighed;
  const orders = 'orders' in weighed ? weighed.orders : [];
  await ports.store.commit(async (tx) => {
    const at = ports.clock.now();
    await tx.systemServed(systemOf(address), at);
    for (const order of orders) await tx.saveOrder(row.partner, address.connection, order, at);
    // Whoever wrote "po17" is found under PO17, too: what comes later asks by the number that the ERP has.
    const named = [...new Set([...row.orders, ...orders.map(({ number }) => number)])];
    if (named.length > row.orders.length) await tx.patch('inbound', row.id, { orders: named });
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

/** Where a person has taken part, or Odoo has something of it already, it is asked what it would refuse before any of it is done. */
function isDecidedOrAgain({ acceptedAsIs, version }: DocumentRow): boolean {
  return acceptedAsIs || version > 1;
}

async function holdObstacle(ports: Ports, row: Accepted, message: string): Promise<void> {
  const why: Why = { owner: ownerOf(row), code: 'erp-refused', message };
  await ports.store.commit((tx) => moveToWait(ports, tx, 'inbound', row, 'held', why));
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
async function rehearse(ports: Ports, row: Accepted, document: WeighedDocument, live: LivePartner): Promise<void> {
  const address = live.partner.erp('live');
  if (!address) throw new TypeError(`the profile of ${live.partner.id} names no Odoo connection`);
  const weighed = await weigh(ports, row, document, live, address);
  await noteOrders(ports, weighed, address);
  const decision = decisionOn(weighed, settledOn(row));
  const effects = decision.outcome === 'hold' ? [] : await planOf(ports, weighed, decision);
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
