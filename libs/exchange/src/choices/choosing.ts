import type { Settlement } from '@quayside/matching';
import { ChoiceNotPossible } from '../model/errors.js';
import type { UncertainChoice } from '../pause/pause-gateway.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';

/** What a person may decide about something that waits. */
export type Choice = 'accept' | 'reject' | 'process-again' | 'withdraw' | 'snooze' | 'waive' | UncertainChoice;

export interface Choosing {
  readonly choice: Choice;
  readonly reason: string;
  /** Of a document that is accepted: what becomes of each difference. One that is not in it leaves the order as it is. */
  readonly settlement?: Settlement;
  /** Who decided. */
  readonly by: string;
}

/** The choice as its line of the journal says it, with what it changes in the row. */
export function says<P extends object>({ choice, reason, by }: Choosing, patch?: P) {
  return { what: `${choice}: ${reason}`, actor: by, audited: `decision.${choice}`, patch: patch ?? {} } as const;
}

/** What the row waited for is settled by this choice. */
export async function close(
  ports: Pick<Ports, 'clock'>,
  tx: Tx,
  kind: 'inbound' | 'outbound' | 'arrival' | 'file',
  id: string,
  { choice, reason, by }: Choosing,
): Promise<void> {
  await tx.closeExceptions(kind, id, { at: ports.clock.now(), by, choice, reason });
}

export function notOffered(state: string): ChoiceNotPossible {
  return new ChoiceNotPossible(`This is ${state} by now; reload the page to see what can be done.`);
}
