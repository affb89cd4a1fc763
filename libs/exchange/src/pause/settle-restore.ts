import type { DispatchRow } from '../model/rows.js';
import type { Tx } from '../ports/store.js';
import { holdDraft, whyUncertain } from '../send/orders/hold-outbound.js';
import { sentUncertain } from '../model/sent-uncertain.js';
import { eachThatIs, gatewayRow, pauseIn, type PausePorts } from './pause-gateway.js';

/** What was done to a database that was put back from a backup. */
export interface Restored {
  readonly jump: number;
  /** Dispatches that may have been sent since the backup was taken. */
  readonly uncertain: number;
  /** Orders and changes of them that had been drafted, and may have been sent since. */
  readonly drafts: number;
}

/**
 * Makes a database safe that is older than what has happened: what was sent and delivered since its backup was taken is not
 * in it. Our control numbers jump over all that may have been given since. What waits to be sent may have gone out already:
 * it waits for a person. Nothing leaves until somebody has looked and lifts the pause. What goes to the ERP once more finds
 * its own keys there and changes nothing.
 */
export async function settleRestore(
  ports: PausePorts,
  by: string,
  { jump: asked }: { readonly jump?: number | undefined } = {},
): Promise<Restored> {
  return ports.store.commit(async (tx) => {
    await tx.lockKey(gatewayRow);
    const since = ports.clock.now();
    const jump = asked ?? safeJump(await installedSince(tx), since);
    await tx.jumpControlNumbers(jump);
    const uncertain = await eachThatIs(tx, 'ready', (dispatch) => mark(tx, dispatch, by, since));
    const drafts = await holdDrafts(ports, tx);
    await tx.doubtOrders(since);
    const what = `a backup was restored: control numbers jump by ${jump}, ${uncertain} ${uncertain === 1 ? 'dispatch' : 'dispatches'} may have been sent since, ${drafts} orders may`;
    await tx.journal({
      kind: 'system',
      row: gatewayRow,
      to: 'restored',
      what,
      actor: by,
      audited: 'gateway.restored',
      detail: { jump, uncertain, drafts },
    });
    await tx.setGatewayPause(null);
    await pauseIn(tx, { since, by, reason: 'A backup was restored', restored: true });
    return { jump, uncertain, drafts };
  });
}

const least = 10_000;

/**
 * One number for each second since the installation began, and some. Who has given less than one number a second to a
 * partner since then meets none of them again, also when the same backup is restored a second time: the second jump is longer
 * by the seconds in between.
 */
function safeJump(installed: Date, now: Date): number {
  return least + Math.max(0, Math.ceil((now.getTime() - installed.getTime()) / 1000));
}

async function installedSince(tx: Tx): Promise<Date> {
  return (await tx.installation()).since;
}

const batch = 500;

/** What had been drafted was given a number and sent since, or not. */
async function holdDrafts(ports: PausePorts, tx: Tx): Promise<number> {
  for (let n = 0; ;) {
    const drafts = await tx.outboundsThatAre('drafted', batch);
    if (drafts.length === 0) return n;
    for (const each of drafts) await holdDraft(ports, tx, each, whyUncertain(each));
    n += drafts.length;
  }
}

async function mark(tx: Tx, dispatch: DispatchRow & { readonly state: 'ready' }, by: string, at: Date): Promise<void> {
  const { id, name, partner } = dispatch;
  const what = `${name} may have been sent after the backup was taken`;
  await tx.move('dispatch', dispatch, 'uncertain', { what, actor: by });
  const subject = { subjectKind: 'dispatch', subject: id, partner, owner: 'operations' } as const;
  const message = `${name} waited to be sent when the backup was taken that was restored. Whether it was sent since, only the partner knows. Send it again (the same bytes, name and control number) or say that it was sent.`;
  await tx.openException({ ...subject, code: sentUncertain, message }, at);
}
