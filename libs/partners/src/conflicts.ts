import type { Finding } from '@quayside/std';
import { accountOf } from './profile/channel.js';
import type { PartnerProfile } from './profile/profile.js';

/** A profile and the file that it came from. */
export interface LoadedProfile {
  readonly file: string;
  readonly profile: PartnerProfile;
}

/** What two profiles both claim: an id, a channel, or a sender that writes to the same receiver (such files go to quarantine); and what a VAN carries that has no profile. */
export function conflicts(profiles: readonly LoadedProfile[]): Finding[] {
  const claims = profiles.flatMap((loaded) => claimsOf(loaded.profile).map((claim) => ({ claim, file: loaded.file })));
  const byClaim = Map.groupBy(claims, ({ claim }) => claim);
  const known = new Set(profiles.map(({ profile }) => profile.partner));
  const nobody = profiles.flatMap(({ file, profile }) =>
    profile.carries
      .filter((id) => !known.has(id))
      .map((id) => ({
        code: 'profile-conflict',
        severity: 'warn' as const,
        message: `${file}: carries: there is no profile of a partner "${id}"`,
      })),
  );
  const claimed = [...byClaim.entries()].flatMap(([claim, [first, ...others]]) =>
    others.map(({ file }) => ({
      code: 'profile-conflict',
      severity: 'warn' as const,
      message: `${file}: ${claim} is also in ${first?.file ?? 'another profile'}`,
    })),
  );
  return [...claimed, ...nobody];
}

function claimsOf(profile: PartnerProfile): string[] {
  const senders = (['x12', 'edifact'] as const).flatMap((syntax) =>
    profile.identifiers[syntax].flatMap((sender) =>
      profile.us[syntax].map((us) => `${syntax} sender ${partyText(sender)} to ${partyText(us)}`),
    ),
  );
  const logins = profile.channels.map((channel) => `channel "${accountOf(channel)}"`);
  return [...new Set([`partner "${profile.partner}"`, ...logins, ...senders])];
}

function partyText({ qualifier, id }: { readonly qualifier: string; readonly id: string }): string {
  return qualifier === '' ? id : `${qualifier}/${id}`;
}
