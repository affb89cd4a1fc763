import type { Account } from '@quayside/partners';
import { broughtThrough } from '../channel/kinds.js';
import type { ChannelPorts } from '../ports/ports.js';
import { liveChannels } from '../channel/live-channel.js';

export const quotaUsed = 'quota-used';

const windowMs = 24 * 3600_000;
/** A partner at the edge of its quota would open and settle it with each file that grows old. */
const roomAgain = 0.9;
const openAtLeastMs = 3600_000;

/** What a login has sent of late: files, and bytes with what lies there unfinished. */
export interface LoginUse {
  readonly files: number;
  readonly bytes: number;
}

/** A login may send no more for now: who looks after its partner is told once, however many files are refused. */
export async function noteQuotaUsed(
  ports: ChannelPorts,
  { login, partner }: { readonly login: string; readonly partner: string },
  refused: string,
): Promise<void> {
  const told = async (store: Pick<ChannelPorts['store'], 'openExceptions'>) =>
    (await store.openExceptions('channel', login)).some(({ code }) => code === quotaUsed);
  if (await told(ports.store)) return;
  await ports.store.commit(async (tx) => {
    // Several sessions, in several processes, are refused at the same moment.
    await tx.lockKey(`${quotaUsed} ${login}`);
    if (await told(tx)) return;
    await tx.journal({ kind: 'login', row: login, to: 'refused', what: refused, actor: login, partner });
    const subject = { subjectKind: 'channel', subject: login, partner, owner: 'onboarding', code: quotaUsed } as const;
    const message = `Login ${login} has used up its quota, and what it sends is refused: ${refused}. It hears so, and nothing of it is here. If so much is right, raise the quota in the profile and tell the partner to send again; if not, ask what it sends. This settles itself when there is room again.`;
    await tx.openException({ ...subject, message }, ports.clock.now());
  });
}

/** Settles what was told of quotas in which there is room again, be it that time has passed or that the profile agrees on more. */
export async function settleQuotas(
  ports: ChannelPorts,
  use: (login: Account, since: Date) => Promise<LoginUse>,
): Promise<void> {
  const at = ports.clock.now();
  for (const { account, partner, settings } of await liveChannels(ports.partners)) {
    const quota = broughtThrough(settings)?.quota(settings);
    if (!quota) continue;
    const [open] = (await ports.store.openExceptions('channel', account)).filter(({ code }) => code === quotaUsed);
    if (!open || at.getTime() - open.openedAt.getTime() < openAtLeastMs) continue;
    const used = await use(account, new Date(at.getTime() - windowMs));
    if (used.files > quota.files * roomAgain || used.bytes > quota.bytes * roomAgain) continue;
    await ports.store.commit(async (tx) => {
      const reason = 'there is room in its quota again';
      await tx.closeExceptions('channel', account, { at, by: 'channel', choice: 'recovered', reason }, [quotaUsed]);
      const line = { kind: 'login', row: account, to: 'served', what: reason, actor: 'channel', partner } as const;
      await tx.journal(line);
    });
  }
}
