import { contentHash, type CanonicalDocument, type Order, type OrderChange } from '@quayside/canonical';
import { heardIn } from '@quayside/matching';
import { asSent, outgoingFile, type Partner, type ToTell, type Unsayable } from '@quayside/partners';
import { localDateOf, type LocalDate } from '@quayside/std';
import { systemOf } from '../../model/lane.js';
import type { OutboundHead, OutboundRow } from '../../model/outbound-row.js';
import { watchName, type WatchedOrder } from '../../model/watched-order.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { sentUncertain } from '../../pause/pause-gateway.js';
import { holdDraft, whyHeld, whyUncertain } from './hold-outbound.js';
import { kindOfTold, nextVersion, toldOf, type NextVersion, type Told } from './next-version.js';
import { orderingPartner, type OrderingPartner } from './ordering-partners.js';
import { orderKey } from './order-key.js';
import { isConfirmed, nextLook } from './sighting.js';
import { supersede } from './supersede.js';

/** What a person adds who asks for an order to be said once more. */
export interface Asked {
  readonly by: string;
  readonly reason: string;
}

/**
 * The second step of orders out: reads one order whole, compares it with what its partner has, and drafts what is to be said: once
 * for each order and content. What cannot be said is held in front of who can do something about it. One worker at an order at a
 * time (the turn sees to that), so that an older reading never follows a newer one.
 */
export async function draftDocument(ports: Ports, id: string): Promise<void> {
  const watched = await ports.store.watchedOrder(id);
  if (!watched?.dueAt || (await ports.store.gatewayPause())) return;
  const live = await ports.partners.byId(watched.partner);
  const partner = live && orderingPartner(live);
  if (!partner || partner.usage !== watched.usage) {
    return ports.store.commit((tx) => tx.orderLookedAt(watched, ports.clock.now(), null));
  }
  const feed = ports.orders({ connection: partner.address.connection, ...companyIn(partner) });
  const order = await feed.orderToSend(partner.address.vendor, watched.number);
  const heard = await heardOf(ports, watched);
  await ports.store.commit((tx) => conclude(ports, tx, { watched, partner, order, heard }));
}

function companyIn({ address: { company } }: OrderingPartner): { readonly company?: number } {
  return company === undefined ? {} : { company };
}

interface Looked {
  readonly watched: WatchedOrder;
  readonly partner: OrderingPartner;
  readonly order: Order | undefined;
  readonly heard: ReturnType<typeof heardIn>;
}

/** What the partner said itself of the order, in answers that have reached the ERP. */
async function heardOf({ store }: Ports, { partner, usage, number }: WatchedOrder): Promise<Looked['heard']> {
  const delivered = await store.deliveredOn(partner, usage, [number]);
  return heardIn(
    delivered.flatMap(({ type, decision }) => (type === 'order-acknowledgement' && decision ? [decision] : [])),
    number,
  );
}

async function conclude(ports: Ports, tx: Tx, looked: Looked): Promise<void> {
  const { watched, partner, order } = looked;
  const at = ports.clock.now();
  await tx.lockKey(orderKey(watched));
  await tx.systemServed(systemOf(partner.address), at);
  await tx.orderLookedAt(watched, at, nextLook(watched, at, ports.orderSearch.overlapMs));
  if (order) await tx.saveOrder(watched.partner, watched.connection, order, at);
  if (watched.earlier && !(await nowGoes(tx, looked))) return;
  const versions = await tx.outboundsOf(orderOf(watched));
  const told = await wholeTold(tx, versions);
  if (await isInDoubt(tx, told)) return;
  const next = nextVersion(told, {
    ...{ order, heard: looked.heard },
    ...{ version: versionAfter(versions), date: dayOf(at, partner.live.partner) },
  });
  await apply(ports, tx, looked, { told, next, version: versionAfter(versions) });
}

/** One that was confirmed before goes out only where it is of a day that was agreed; else, once it is taken back, as any other. */
async function nowGoes(tx: Tx, { watched, partner, order }: Looked): Promise<boolean> {
  const { from } = partner.agreed;
  const isOfAgreedDay = from !== undefined && order?.date !== undefined && order.date >= from;
  const isTakenBack = !order || !isConfirmed(order.state);
  if (!isOfAgreedDay && !isTakenBack) return false;
  await tx.setEarlier(watched.id, false);
  return isOfAgreedDay;
}

export function orderOf({ partner, usage, number }: Pick<WatchedOrder, 'partner' | 'usage' | 'number'>) {
  return { partner, usage, orderNumber: number };
}

export function versionAfter(versions: readonly OutboundHead[]): number {
  return Math.max(0, ...versions.map(({ version }) => version)) + 1;
}

async function wholeTold(tx: Tx, versions: readonly OutboundHead[]): Promise<Told> {
  const { had, pending } = toldOf(versions);
  const whole = await Promise.all(pending.map(({ id }) => tx.outbound(id)));
  return { had: had && (await tx.outbound(had.id)), pending: whole.flatMap((row) => row ?? []) };
}

/** Nobody knows whether one of them was sent before a backup was restored: nothing more is said before a person has said so. */
async function isInDoubt(tx: Tx, { pending }: Told): Promise<boolean> {
  for (const { id, state } of pending) {
    if (state !== 'held') continue;
    const open = await tx.openExceptions('outbound', id);
    if (open.some(({ code }) => code === sentUncertain)) return true;
  }
  return false;
}

interface Next {
  readonly told: Told;
  readonly next: NextVersion;
  readonly version: number;
}

async function apply(ports: Ports, tx: Tx, looked: Looked, { told, next, version }: Next): Promise<void> {
  for (const row of next.supersede) await supersede(ports, tx, row, 'the order has changed since');
  const { had } = told;
  if (had && next.alreadyHas) await tx.patch('outbound', had.id, { order: next.alreadyHas });
  if (!next.tell) return;
  const { watched } = looked;
  await insertDraft(
    ports,
    tx,
    { ...looked, tell: next.tell, version, predecessor: had?.id ?? null, asked: undefined },
    {
      isUncertain: await mayHaveBeenSent(ports, tx, watched),
    },
  );
}

/** It was written before a backup was restored that knows nothing of it: the process of then may have sent it. */
async function mayHaveBeenSent(
  ports: Ports,
  tx: Tx,
  { connection, company, writtenAt }: WatchedOrder,
): Promise<boolean> {
  const where = { connection, ...(company !== null && { company }) };
  const until = (await tx.orderWatch(watchName(where)))?.uncertainUntil;
  // The clock of the ERP need not be ours.
  return until != null && writtenAt.getTime() <= until.getTime() + ports.orderSearch.overlapMs;
}

/** What is to be drafted. */
export interface Draft {
  readonly watched: WatchedOrder;
  readonly partner: OrderingPartner;
  readonly tell: ToTell;
  readonly version: number;
  readonly predecessor: string | null;
  readonly asked: Asked | undefined;
}

/** A new version with its line in the journal and a turn; held where it cannot be said, or may have been said already. */
export async function insertDraft(
  ports: Ports,
  tx: Tx,
  draft: Draft,
  { isUncertain = false }: { readonly isUncertain?: boolean } = {},
): Promise<OutboundRow> {
  const { partner } = draft.partner.live;
  const said = asSent(partner, draft.tell);
  const document = said.ok ? said.value : documentOf(draft.tell);
  const faults = said.ok ? faultsOf(ports, draft.partner, said.value) : [said.error];
  const row = rowOf(ports, draft, document as Order | OrderChange, faults);
  await tx.insertOutbound(row);
  const what = `${words[row.kind]} ${row.orderNumber}, version ${row.version}${draft.asked ? `: ${draft.asked.reason}` : ''}`;
  const actor = draft.asked?.by ?? 'draftDocument';
  await tx.journal({ kind: 'outbound', row: row.id, to: 'drafted', what, actor, partner: row.partner });
  if (isUncertain) await holdDraft(ports, tx, row, whyUncertain(row));
  else if (faults.length > 0) await holdDraft(ports, tx, row, whyHeld(row, faults));
  else await tx.enqueue({ queue: 'outbound', whose: row.partner });
  return row;
}

const words: Readonly<Record<OutboundRow['kind'], string>> = {
  order: 'order',
  'order-change': 'change of order',
  'order-cancellation': 'cancellation of order',
};

function documentOf(tell: ToTell): Order | OrderChange {
  return tell.kind === 'order' ? tell.order : tell.change;
}

/** Written as it would go, with any number: what keeps it from going is known before its turn comes. */
function faultsOf(ports: Ports, { live, usage }: OrderingPartner, document: CanonicalDocument): readonly Unsayable[] {
  const file = outgoingFile(live.partner, document, {
    ...{ from: 'us', controlNumber: 1, at: ports.clock.now(), usage },
  });
  return file.ok ? [] : file.error;
}

function rowOf(
  ports: Ports,
  { watched, partner, tell, version, predecessor, asked }: Draft,
  document: Order | OrderChange,
  findings: readonly Unsayable[],
): OutboundRow {
  return {
    ...{ id: ports.id(), partner: watched.partner, release: partner.live.release, usage: watched.usage },
    ...{ connection: watched.connection, company: watched.company, orderNumber: watched.number },
    ...{ version, kind: kindOfTold(tell), state: 'drafted', document, order: tell.order },
    ...{ contentHash: contentHash(document), predecessor, waitsFor: partner.agreed.waitsFor, findings },
    ...{ interchangeNumber: null, functionalId: null, groupNumber: null, setType: null, setReference: null },
    ...{ dispatch: null, actor: asked?.by ?? null, reason: asked?.reason ?? null },
    ...{ createdAt: ports.clock.now(), sentAt: null, settledAt: null, verdicts: [] },
  };
}

function dayOf(at: Date, { profile: { timeZone } }: Partner): LocalDate {
  return localDateOf(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at));
}
