import type { Ports } from './ports/ports.js';
import type { ArrivalRow } from './rows.js';

/** Why an arrival waits, and for whom. */
export interface Aside {
  readonly code: string;
  readonly message: string;
  readonly owner: 'onboarding' | 'operations';
}

/** Puts an arrival that cannot be read on in front of its owner. */
export async function setAside(
  ports: Ports,
  arrival: ArrivalRow & { readonly state: 'received' },
  to: 'unreadable' | 'quarantined',
  why: Aside,
  findings: ArrivalRow['findings'],
): Promise<void> {
  await ports.store.commit(async (tx) => {
    await tx.move('arrival', arrival, to, { what: why.message, patch: { findings } });
    await tx.openException(
      { subjectKind: 'arrival', subject: arrival.id, partner: arrival.partner, ...why },
      ports.clock.now(),
    );
  });
}
