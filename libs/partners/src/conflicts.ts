import type { Finding } from '@quayside/std';
import { accountOf } from './profile/channel.js';
import type { PartnerProfile } from './profile/profile.js';

/** A profile and the file that it came from. */
export interface LoadedProfile {
  readonly file: string;
  readonly profile: PartnerProfile;
}

/** What two profiles both claim: an id, a login, or a sender that writes to the same receiver. Such files go to quarantine. */
export function conflicts(profiles: readonly LoadedProfile[]): Finding[] {
  const claims = profiles.flatMap((loaded) => claimsOf(loaded.profile).map((claim) => ({ claim, file: loaded.file })));
  const byClaim = Map.groupBy(claims, ({ claim }) => claim);
  return [...byClaim.entries()].flatMap(([claim, [first, ...others]]) =>
    others.map(({ file }) => ({
      code: 'profile-conflict',
      severity: 'warn' as const,
      message: `${file}: ${claim} is also in ${first?.file ?? 'another profile'}`,
    })),
  );
}

function claimsOf(profile: PartnerProfile): string[] {
  const senders = profile.identifiers.x12.flatMap((sender) =>
    profile.us.x12.map((us) => `sender ${sender.qualifier}/${sender.id} to ${us.qualifier}/${us.id}`),
  );
  const logins = profile.channels.map((channel) => `channel "${accountOf(channel)}"`);
  return [...new Set([`partner "${profile.partner}"`, ...logins, ...senders])];
}
