import type { Order } from '@quayside/canonical';
import { changeOf, type Heard } from '@quayside/matching';
import type { ToTell } from '@quayside/partners';
import { compare, zero, type LocalDate } from '@quayside/std';
import type { OutboundHead, OutboundKind, OutboundRow } from '../../model/outbound-row.js';
import type { OutboundState } from '../../model/states.js';
import { isConfirmed } from './sighting.js';

/** What the partner has of an order, and what was to be said after that and has not reached it. */
export interface Told {
  readonly had: OutboundRow | undefined;
  /** Oldest first. */
  readonly pending: readonly OutboundRow[];
}

/** What is to be done about an order that was read. */
export interface NextVersion {
  /** Nothing where nothing is to be said that is not being said already. */
  readonly tell: ToTell | undefined;
  /** What is no longer true. */
  readonly supersede: readonly OutboundRow[];
  /** What the partner has from now on without being told: the order took over what it said itself. */
  readonly alreadyHas: Order | undefined;
}

/** States in which the partner has it, or is about to. */
const reached: ReadonlySet<OutboundState> = new Set(['enveloped', 'sent', 'received', 'acknowledged', 'rehearsed']);
const supersedable: ReadonlySet<OutboundState> = new Set(['drafted', 'held', 'rejected']);

/** The newest version that reached the partner, and later ones that did not and were not replaced. */
export function toldOf<Head extends Pick<OutboundHead, 'state'>>(
  versions: readonly Head[],
): { readonly had: Head | undefined; readonly pending: readonly Head[] } {
  const last = versions.findLastIndex(({ state }) => reached.has(state));
  const isPending = ({ state }: Head) => state !== 'superseded' && !reached.has(state);
  return { had: versions[last], pending: versions.slice(last + 1).filter(isPending) };
}

/** An order as it was just read, and how it is compared. */
export interface Reading {
  /** The order as it is; nothing where it is gone. */
  readonly order: Order | undefined;
  readonly heard: readonly Heard[];
  /** The number of the next version. */
  readonly version: number;
  readonly date: LocalDate;
  /** Whether a change can carry an attachment, so that a new one is a reason for a change. */
  readonly attachments: boolean;
}

/**
 * What is to be said of an order now that the partner does not have. What waits already and says the same stays, whatever its
 * state: also what a person has withdrawn is not said once more until the order changes. What waits and says something else is
 * superseded.
 */
export function nextVersion({ had, pending }: Told, reading: Reading): NextVersion {
  const { tell, alreadyHas } = compared(had, reading);
  const same = tell && pending.findLast((each) => saysTheSame(each, tell, { had, attachments: reading.attachments }));
  const supersede = pending.filter((each) => each !== same && supersedable.has(each.state));
  return { tell: same ? undefined : tell, supersede, alreadyHas };
}

export function kindOfTold({ kind }: ToTell): OutboundKind {
  return kind === 'order' ? 'order' : `order-${kind}`;
}

function compared(
  had: OutboundRow | undefined,
  { order, heard, version, date, attachments }: Reading,
): Pick<NextVersion, 'tell' | 'alreadyHas'> {
  // The partner knows of it that nothing is wanted: it was told, or said so itself.
  if (!had || had.kind === 'order-cancellation' || !isConfirmed(had.order.state)) {
    return { tell: order && isOrdered(order) ? { kind: 'order', order } : undefined, alreadyHas: undefined };
  }
  const change = changeOf(had.order, order, heard, { changeNumber: String(version - 1), date, attachments });
  switch (change.kind) {
    case 'none':
      return { tell: undefined, alreadyHas: change.echoes.length > 0 ? order : undefined };
    case 'change':
      return {
        tell: order && { kind: 'change', order, change: change.document },
        alreadyHas: undefined,
      };
    case 'cancellation':
      return { tell: { kind: 'cancellation', order: had.order, change: change.document }, alreadyHas: undefined };
  }
}

/** Confirmed, with something in it. */
function isOrdered({ state, lines }: Order): boolean {
  return isConfirmed(state) && lines.some(({ quantity }) => compare(quantity.value, zero) !== 0);
}

interface SameBy {
  readonly had: OutboundRow | undefined;
  readonly attachments: boolean;
}

function saysTheSame(row: OutboundRow, tell: ToTell, { had, attachments }: SameBy): boolean {
  if (row.kind !== kindOfTold(tell) || row.predecessor !== (had?.id ?? null)) return false;
  return tell.kind === 'cancellation' || changeOf(row.order, tell.order, [], { attachments }).kind === 'none';
}
