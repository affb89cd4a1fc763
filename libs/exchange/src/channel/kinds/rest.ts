import type { KindOf, SettingsOf } from '../kind.js';

/** The partner's program posts to our REST interface and fetches what waits for it there. */
export const rest = {
  comesIn: {
    by: 'partner',
    quota: () => undefined,
    locks: false,
    apiKeys: ({ keys }) => keys,
    leavesReceipts: () => false,
  },
  goesOut: { by: 'partner', waiting: 'ready at /v1/dispatches', sent: 'fetched' },
  peerKeys: () => undefined,
  about: () => 'The partner comes to our REST interface',
} as const satisfies KindOf<SettingsOf<'rest'>>;
