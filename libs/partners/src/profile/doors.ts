import type { YamlSource } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import type { PartnerProfile } from './profile.js';

/** Doors that nobody can open: a login of our SFTP server without password and keys. */
export function closedDoors({ channels }: PartnerProfile, yaml: YamlSource): Finding[] {
  return channels.flatMap((channel, i) => {
    if (channel.kind !== 'sftp-drop' || channel.password || channel.publicKeys.length > 0) return [];
    const message =
      'nobody can log in: it has neither password nor publicKeys; "./quayside logins new" makes a password';
    return [yaml.finding(['channels', i, 'login'], message, { severity: 'warn' })];
  });
}
