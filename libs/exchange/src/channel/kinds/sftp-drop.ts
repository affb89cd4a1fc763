import type { KindOf, SettingsOf } from '../kind.js';

/** The partner pushes to our SFTP server and reads `out/` there. */
export const sftpDrop = {
  comesIn: {
    by: 'partner',
    quota: ({ quota }) => quota,
    locks: true,
    apiKeys: () => [],
    leavesReceipts: ({ receipts }) => receipts === 'files',
  },
  // Sent when a handle through which every byte was served is closed.
  goesOut: { by: 'partner', waiting: 'ready in out/', sent: 'fetched' },
  peerKeys: () => undefined,
  about: () => 'The partner comes to our SFTP server',
} as const satisfies KindOf<SettingsOf<'sftp-drop'>>;
