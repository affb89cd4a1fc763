import { ChoiceNotPossible } from '../model/errors.js';
import type { DispatchRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { GatewayPause } from '../ports/pause.js';
import type { Tx } from '../ports/store.js';
import type { Statement } from '../model/statement.js';
import { sentUncertain } from '../model/sent-uncertain.js';
import { outboundSent } from '../send/orders/outbound-sent.js';
import { wakeSending } from '../send/wake-sending.js';

/** What a pause needs of the world. */
export type PausePorts = Pick<Ports, 'store' | 'clock'>;

/** Nothing leaves from now on, until a person lifts it. A pause that is there already stays, with its own reason. */
export async function pauseGateway(ports: PausePorts, by: string, reason: string): Promise<GatewayPause> {
  return ports.store.commit((tx) => pauseIn(tx, { since: ports.clock.now(), by, reason }));
}

export async function pauseIn(tx: Tx, pause: GatewayPause): Promise<GatewayPause> {
  await tx.lockKey(gatewayRow);
  const there = await tx.gatewayPause();
  if (there) return there;
  await tx.setGatewayPause(pause);
  const line = { kind: 'system', row: gatewayRow, to: 'paused', audited: 'gateway.pause' } as const;
  await tx.journal({ ...line, what: pause.reason, actor: pause.by });
  return pause;
}

/** What becomes of dispatches that may have been sent already when the gateway goes on. */
export type Uncertain = 'wait' | 'send';

/** Whether the holes of a statement are known to whoever lifts a pause after a restore, or there must be none. */
export type Holes = 'none' | 'known';

export interface Resuming {
  readonly uncertain?: Uncertain;
  readonly holes?: Holes;
}

/**
 * Everything goes on at once. Dispatches that may have been sent already wait for a decision each, or all go out: with the
 * bytes, the name and the control number that they had, so that a partner who checks those takes none of them twice. Says whether
 * it was paused; those that are uncertain go out also where it was not. Throws NotReconciled after a restore.
 */
export async function resumeGateway(
  ports: PausePorts,
  by: string,
  { uncertain = 'wait', holes = 'none' }: Resuming = {},
): Promise<boolean> {
  return ports.store.commit(async (tx) => {
    await tx.lockKey(gatewayRow);
    const pause = await tx.gatewayPause();
    const wasPaused = pause !== undefined;
    const obstacle = pause && obstacleTo(pause, await tx.lastStatement(), holes);
    if (obstacle) throw new NotReconciled(obstacle.message);
    if (wasPaused) {
      await tx.setGatewayPause(null);
      const line = { kind: 'system', row: gatewayRow, to: 'resumed', audited: 'gateway.resume' } as const;
      await tx.journal({ ...line, what: 'the gateway goes on', actor: by });
    }
    if (uncertain === 'send') {
      await eachThatIs(tx, 'uncertain', (dispatch) => settleUncertain(ports, tx, dispatch, 'send', by, 'all are sent'));
    }
    await tx.enqueueWork(ports.clock.now());
    return wasPaused;
  });
}

/** A restored gateway must not go on yet; the message says what is missing, with the remedy. */
export class NotReconciled extends ChoiceNotPossible {}

/** What keeps a restored gateway from going on. */
export interface Obstacle {
  readonly message: string;
  /** Whoever knows of the holes may go on all the same. */
  readonly mayBeKnown: boolean;
}

/** What keeps a restored gateway from going on; nothing of any other pause. */
export function obstacleTo(
  pause: GatewayPause,
  last: Pick<Statement, 'at' | 'holeCount' | 'unasked'> | undefined,
  holes: Holes,
): Obstacle | undefined {
  if (!pause.restored) return undefined;
  if (!last || last.at < pause.since) {
    const message =
      'The books have not been added up since the backup was restored. A running gateway does so by itself within a minute; "./quayside reconcile" does it now.';
    return { message, mayBeKnown: false };
  }
  if (holes === 'known' || (last.holeCount === 0 && last.unasked.length === 0)) return undefined;
  const unasked = last.unasked.map(({ whom }) => whom).join(', ');
  const whole = unasked === '' ? '' : ` ${unasked} could not be asked.`;
  const message = `The reconciliation after the restore found ${last.holeCount} ${last.holeCount === 1 ? 'hole' : 'holes'}.${whole} Settle them and reconcile again, or go on knowing of them.`;
  return { message, mayBeKnown: true };
}

/** What a person may say of a dispatch that may have been sent already. */
export type UncertainChoice = 'send' | 'was-sent';

/** Settles one dispatch that may have been sent already. */
export async function settleUncertain(
  ports: PausePorts,
  tx: Tx,
  dispatch: DispatchRow & { readonly state: 'uncertain' },
  choice: UncertainChoice,
  by: string,
  reason: string,
): Promise<void> {
  const at = ports.clock.now();
  const what = `${choice === 'send' ? 'is sent again' : 'was sent before'}: ${reason}`;
  const said = { what, actor: by, audited: `decision.${choice}` } as const;
  await tx.closeExceptions('dispatch', dispatch.id, { at, by, choice, reason }, [sentUncertain]);
  if (choice === 'was-sent') {
    await tx.move('dispatch', dispatch, 'sent', said);
    return outboundSent(ports, tx, dispatch, said);
  }
  await tx.move('dispatch', dispatch, 'ready', said);
  await wakeSending(tx, dispatch);
}

/** Under which the journal has what concerns the gateway as a whole. */
export const gatewayRow = 'gateway';

const batch = 500;

/** Does something to each dispatch in a state, which takes it out of that state. */
export async function eachThatIs<S extends DispatchRow['state']>(
  tx: Tx,
  state: S,
  work: (dispatch: DispatchRow & { readonly state: S }) => Promise<void>,
): Promise<number> {
  for (let n = 0; ;) {
    const found = await tx.dispatchesThatAre(state, batch);
    if (found.length === 0) return n;
    for (const each of found) await work(each);
    n += found.length;
  }
}
