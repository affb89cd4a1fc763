import { isFull, resumesAt, secondsUntilRoom } from '../../admission/backlog.js';
import type { FetchedChannel } from '../../channel/live-channel.js';
import type { ChannelRow } from '../../model/rows.js';
import type { Backlog } from '../../ports/backlogs.js';
import type { Ports } from '../../ports/ports.js';

/** What lies on the other side waits there as well as here: it is looked at again soon, not every second. */
const shortestMs = 5_000;

/**
 * Whether a channel is left alone because so much of its partner waits to be read already. It says so in its standing, and goes on
 * by itself.
 */
export async function holdBack(ports: Ports, channel: FetchedChannel, row: ChannelRow): Promise<boolean> {
  const backlog = await ports.backlogs.of(channel.partner);
  const isHeld = row.heldBack === null ? isFull(backlog) : backlog.waiting >= resumesAt(backlog);
  if (isHeld) await note(ports, channel, row, backlog);
  else if (row.heldBack !== null) await resume(ports, channel);
  return isHeld;
}

async function note(
  ports: Ports,
  { account, partner }: FetchedChannel,
  { heldBack }: ChannelRow,
  backlog: Backlog,
): Promise<void> {
  const pauseMs = Math.max(shortestMs, secondsUntilRoom(backlog) * 1000);
  const dueAt = new Date(ports.clock.now().getTime() + pauseMs);
  const what = `not looked at for now: ${backlog.waiting} files wait to be read, and fetching resumes below ${resumesAt(backlog)}`;
  await ports.store.commit(async (tx) => {
    await tx.patchChannel(account, { heldBack: backlog.waiting, dueAt });
    if (heldBack !== null) return;
    await tx.journal({ kind: 'channel', row: account, to: 'held-back', what, actor: 'channel', partner });
  });
}

async function resume(ports: Ports, { account, partner }: FetchedChannel): Promise<void> {
  const what = 'looked at again: what had come is read';
  await ports.store.commit(async (tx) => {
    await tx.patchChannel(account, { heldBack: null });
    await tx.journal({ kind: 'channel', row: account, to: 'active', what, actor: 'channel', partner });
  });
}
