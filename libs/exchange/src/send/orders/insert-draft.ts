import { contentHash, type Order, type OrderChange } from '@quayside/canonical';
import { asSent, outgoingFile, type ToTell, type Unsayable } from '@quayside/partners';
import type { OutboundRow } from '../../model/outbound-row.js';
import type { WatchedOrder } from '../../model/watched-order.js';
import type { Ports } from '../../ports/ports.js';
import type { Tx } from '../../ports/store.js';
import { holdDraft, whyHeld, whyUncertain } from './hold-outbound.js';
import { kindOfTold } from './next-version.js';
import type { OrderingPartner } from './ordering-partners.js';

/** What a person adds who asks for an order to be said once more. */
export interface Asked {
  readonly by: string;
  readonly reason: string;
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
  const row = rowOf(ports, draft, document, faults);
  await tx.insertOutbound(row);
  await tell(tx, row, draft.asked);
  if (isUncertain) await holdDraft(ports, tx, row, whyUncertain(row));
  else if (faults.length > 0) await holdDraft(ports, tx, row, whyHeld(row, faults));
  else await tx.enqueue({ queue: 'outbound', whose: row.partner });
  return row;
}

async function tell(tx: Tx, row: OutboundRow, asked: Asked | undefined): Promise<void> {
  const what = `${words[row.kind]} ${row.orderNumber}, version ${row.version}${asked ? `: ${asked.reason}` : ''}`;
  const who = asked ? ({ actor: asked.by, audited: 'order.send' } as const) : { actor: 'draftDocument' };
  await tx.journal({ kind: 'outbound', row: row.id, to: 'drafted', what, partner: row.partner, ...who });
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
function faultsOf(ports: Ports, { live, usage }: OrderingPartner, document: Order | OrderChange): readonly Unsayable[] {
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
