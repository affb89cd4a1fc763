import type { Account } from '@quayside/partners';
import { DispatchRefused } from '../model/errors.js';
import type { ChannelSession } from '../ports/channel.js';
import type { Ports } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import type { ChannelRow, DispatchRow, ReadyDispatch } from '../model/rows.js';
import { delay } from '../step/delay.js';
import { markSent } from './mark-sent.js';
import { eachOf } from '../step/each-of.js';
import { goesOutBy } from '../channel/kinds.js';
import { isSent, liveChannel, type SentChannel } from '../channel/live-channel.js';
import { isReady, noteFailing, noteServed, openNoting, standingOf } from '../channel/standing.js';

const batch = 200;
const refused = 'dispatch-refused';

/**
 * Step 5. Puts what waits for a channel on the other side, up to 200 in one session, one process at a time. An attempt that was
 * cut is repeated with the same name and the same bytes. One whose name is taken there does not keep the others. Returns whether
 * more may wait.
 */
export async function sendWaiting(ports: Ports, account: Account): Promise<boolean> {
  const more = await ports.store.exclusively(`channel-out:${account}`, async () => {
    const channel = await liveChannel(ports.partners, account);
    if (!channel || !isSent(channel)) return tellOfMissing(ports, account);
    const row = await standingOf(ports, channel);
    const ready = isReady(row, 'send', ports.clock.now()) ? await waiting(ports, account) : [];
    return ready.length > 0 && (await sendThem(ports, channel, row, ready));
  });
  return more ?? false;
}

async function sendThem(
  ports: Ports,
  channel: SentChannel,
  row: ChannelRow,
  ready: readonly ReadyDispatch[],
): Promise<boolean> {
  const session = await openNoting(ports, channel, row);
  if (!session) return false;
  try {
    await eachOf(ready, channel.settings.parallel, (dispatch) => sendOne(ports, session, dispatch));
    await noteServed(ports, channel, 'send');
    return ready.length === batch;
  } catch (error) {
    await noteFailing(ports, channel, 'send', error);
    return false;
  } finally {
    await session.close();
  }
}

async function sendOne(ports: Ports, session: ChannelSession, dispatch: ReadyDispatch): Promise<void> {
  const { id, name, type, size, account } = dispatch;
  try {
    await session.send({ id, name, type, size, bytes: () => ports.store.payloads.read(dispatch.payload) });
  } catch (error) {
    // What is wrong with the folder or the login is wrong for all of them: one alarm for the channel.
    if (!(error instanceof DispatchRefused)) throw error;
    return noteRefused(ports, dispatch, error.message);
  }
  await ports.store.commit(async (tx) => {
    await markSent(ports, tx, dispatch, `${name} was put on the other side of ${account}`, account);
    await tx.succeeded('dispatch', id);
    const how = { at: ports.clock.now(), by: 'channel', choice: 'recovered', reason: 'it was sent' };
    await tx.closeExceptions('dispatch', id, how, [refused, missing]);
  });
}

/** This one only: it is tried again by itself, and its owner is told once. */
async function noteRefused(ports: Ports, dispatch: DispatchRow, message: string): Promise<void> {
  const at = ports.clock.now();
  const before = await ports.store.attempt('dispatch', dispatch.id);
  const count = (before?.count ?? 0) + 1;
  const retryAt = new Date(at.getTime() + delay(ports, count + 3));
  await ports.store.commit(async (tx) => {
    const since = before?.since ?? at;
    await tx.failed({ kind: 'dispatch', row: dispatch.id, count, since, failedAt: at, retryAt, error: message });
    const words = `${dispatch.name} was refused by ${dispatch.account}: ${message}. It is tried again by itself.`;
    await tell(ports, tx, dispatch, refused, words);
  });
}

const missing = 'channel-missing';

/** Nobody's profile has the channel any more: what waits for it waits for a person. */
async function tellOfMissing(ports: Ports, account: Account): Promise<false> {
  const ready = await waiting(ports, account);
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    for (const dispatch of ready) {
      const retryAt = new Date(at.getTime() + delay(ports, 7));
      const error = `no profile has a channel "${account}" to send through`;
      await tx.failed({ kind: 'dispatch', row: dispatch.id, count: 1, since: at, failedAt: at, retryAt, error });
      const words = `${dispatch.name} cannot be sent: ${error}. Put the channel back into the profile; it then goes by itself.`;
      await tell(ports, tx, dispatch, missing, words);
    }
  });
  return false;
}

async function tell(ports: Ports, tx: Tx, { id, partner }: DispatchRow, code: string, message: string): Promise<void> {
  const subject = { subjectKind: 'dispatch', subject: id, partner, owner: 'operations' } as const;
  await tx.openException({ ...subject, code, message }, ports.clock.now());
}

/** Nothing while the gateway is paused. */
async function waiting(ports: Ports, account: Account): Promise<readonly ReadyDispatch[]> {
  if (await ports.store.gatewayPause()) return [];
  const rows = await ports.store.readyDispatches(account, ports.clock.now(), batch);
  return rows.filter((row): row is ReadyDispatch => row.state === 'ready' && goesOutBy(row.channel).by === 'us');
}
