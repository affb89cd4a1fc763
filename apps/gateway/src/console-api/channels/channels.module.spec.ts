import { ChoiceNotPossible, type LiveChannel } from '@quayside/exchange';
import type { ChannelHealth } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { ChannelDesk } from './channel-desk.js';
import type { ChannelReads } from './channel-reads.js';
import { ChannelsModule } from './channels.module.js';

const health = {
  ...{ account: 'acme-api', lastLoginAt: null, lastReceivedAt: new Date(0), lastSentAt: null },
  ...{ files7d: 4, sent7d: 0, waiting: 1, refusedAt: new Date(0), refused: 'wrong key' },
} satisfies ChannelHealth;

const keys = ['2026-11-24', '2026-12-01', '2099-01-01'].map((expires, i) => ({ id: `k${i}`, expires }));

const reads: ChannelReads = {
  names: () => Promise.resolve((id) => ({ id, name: 'Acme Components' })),
  all: () =>
    Promise.resolve({
      channels: [
        {
          channel: {
            account: 'acme-api',
            partner: 'acme',
            settings: { kind: 'rest', keys, clients: [], usage: 'live' },
          } as unknown as LiveChannel,
          ...{
            row: undefined,
            health,
            locks: [
              {
                login: 'acme',
                address: '192.0.2.1',
                failures: 6,
                failedAt: new Date(0),
                lockedUntil: new Date(0),
                cameInAt: null,
              },
            ],
          },
        },
      ],
      keyUses: new Map([['k1', new Date(0)]]),
      now: new Date('2026-11-25T10:15:00Z'),
    }),
};

/** Does everything at once, and remembers it. */
function desk(others: Partial<ChannelDesk> = {}): ChannelDesk & { readonly done: string[] } {
  const done: string[] = [];
  const note = (what: string) => (account: string, by: string) =>
    Promise.resolve(void done.push(`${by} ${what} ${account}`));
  return {
    done,
    test: () =>
      Promise.resolve([
        { what: 'connect', ok: true, text: '' },
        { what: 'list', ok: false, text: 'no' },
      ]),
    ...{ pause: note('paused'), resume: note('resumed'), unlock: note('unlocked') },
    approveHostKey: (account, fingerprint, by) => note(`approved ${fingerprint} of`)(account, by),
    ...others,
  };
}

it('shows which keys are over or about to be, what was refused, and where passwords are', async () => {
  const app = await featureApp(ChannelsModule.register({ reads, desk: desk() }));
  expect((await app.inject('/api/channels')).json()).toMatchObject({
    rows: [
      {
        ...{ kind: 'rest', account: 'acme-api', state: 'working', can: { test: false, approve: false } },
        keys: [{ state: 'over' }, { state: 'ending', usedAt: '1970-01-01T00:00:00.000Z' }, { state: 'valid' }],
        lastRefusal: { what: 'wrong key' },
        locks: [{ address: '192.0.2.1', failures: 6 }],
      },
    ],
  });
});

it('does what people ask, in their name, and calls a test failed of which one step failed', async () => {
  const known = desk();
  const app = await featureApp(ChannelsModule.register({ reads, desk: known }));
  const post = (what: string, payload?: object) =>
    app.inject({ method: 'POST', url: `/api/channels/acme/${what}`, ...(payload && { payload }) });
  await post('pause');
  await post('approve-host-key', { fingerprint: 'SHA256:abc' });
  expect(known.done).toEqual(['ines paused acme', 'ines approved SHA256:abc of acme']);
  expect((await post('test')).json()).toMatchObject({ ok: false, steps: [{ ok: true }, { ok: false }] });
  expect((await post('approve-host-key', {})).statusCode).toBe(400);
});

it('tells what is not possible and why', async () => {
  const resume = () => Promise.reject(new ChoiceNotPossible('There is no channel "x" in any profile.'));
  const app = await featureApp(ChannelsModule.register({ reads, desk: desk({ resume }) }));
  const answer = await app.inject({ method: 'POST', url: '/api/channels/x/resume' });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    409,
    { detail: 'There is no channel "x" in any profile.' },
  ]);
});
