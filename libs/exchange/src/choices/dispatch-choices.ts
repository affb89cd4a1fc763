import type { DispatchRow } from '../model/rows.js';
import { settleUncertain, type UncertainChoice } from '../pause/pause-gateway.js';
import type { Ports } from '../ports/ports.js';
import { notOffered, type Choosing } from './choosing.js';

/** The choices that this dispatch offers now. */
export function dispatchChoices({ state }: Pick<DispatchRow, 'state'>): readonly UncertainChoice[] {
  return state === 'uncertain' ? ['send', 'was-sent'] : [];
}

/** Settles a dispatch that may have been sent already. */
export async function chooseForDispatch(ports: Ports, id: string, { choice, reason, by }: Choosing): Promise<void> {
  const row = await ports.store.dispatch(id);
  if (row?.state !== 'uncertain' || (choice !== 'send' && choice !== 'was-sent'))
    throw notOffered(row?.state ?? 'gone');
  const uncertain = { ...row, state: row.state };
  await ports.store.commit((tx) => settleUncertain(ports, tx, uncertain, choice, by, reason));
}
