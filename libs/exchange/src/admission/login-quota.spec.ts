import { expect, it } from 'vitest';
import type { ChannelPorts } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { quotaUsed, settleQuotas } from './login-quota.js';

const now = Date.parse('2026-11-23T12:00:00Z');
const hour = 3600_000;

/** Whether an alarm that was opened so long ago is settled, when so many of 10 files are used. */
async function isSettled(openedAgo: number, files: number): Promise<boolean> {
  let settled = false;
  const quota = { files: 10, bytes: 1000 };
  const channel = { kind: 'sftp-drop', login: 'acme', quota, usage: 'both' };
  const tx = {
    closeExceptions: async () => void (settled = true),
    journal: async () => undefined,
  };
  const ports = {
    clock: { now: () => new Date(now) },
    partners: { all: async () => [{ partner: { id: 'acme', profile: { channels: [channel], timeZone: 'UTC' } } }] },
    store: {
      openExceptions: async () => [{ code: quotaUsed, openedAt: new Date(now - openedAgo) }],
      commit: async (work: (tx: Tx) => Promise<void>) => work(tx as unknown as Tx),
    },
  } as unknown as ChannelPorts;
  await settleQuotas(ports, async () => ({ files, bytes: 0 }));
  return settled;
}

it.each([
  [hour, 9, true],
  [hour - 1, 0, false],
  // At the edge it would come and go with each file that grows old.
  [hour, 10, false],
])('an alarm of %d ms ago with %d of 10 files used is settled: %s', async (openedAgo, files, expected) => {
  expect(await isSettled(openedAgo, files)).toBe(expected);
});
