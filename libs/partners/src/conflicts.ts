import { didYouMean, type YamlPath, type YamlSource } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import { accountOf } from './profile/channel.js';
import type { PartnerProfile } from './profile/profile.js';

/** A profile, and the text that it came from. */
export interface LoadedProfile {
  readonly yaml: YamlSource;
  readonly profile: PartnerProfile;
}

/**
 * What two profiles both claim: an id, the login or name of a channel, or a sender that writes to the same receiver. Whose a file
 * is, nobody could tell: each of them is an error in both. And a warning for what a VAN carries that has no profile.
 */
export function conflicts(profiles: readonly LoadedProfile[]): Finding[] {
  const claims = profiles.flatMap((loaded) => claimsOf(loaded.profile).map((claim) => ({ ...claim, ...loaded })));
  const byClaim = Map.groupBy(claims, ({ what }) => what);
  const claimed = [...byClaim].flatMap(([what, all]) =>
    all.length < 2 ? [] : all.map(({ yaml, path }) => claimedTwice(what, yaml, path, all)),
  );
  return [...claimed, ...carriesNobody(profiles)];
}

function claimedTwice(what: string, yaml: YamlSource, path: YamlPath, all: readonly LoadedProfile[]): Finding {
  const files = new Set(all.map((each) => each.yaml.file));
  const others = [...files].filter((file) => file !== yaml.file);
  const message =
    others.length === 0
      ? `${what} stands twice in this profile`
      : `${what} is also in ${others.join(' and ')}: whose a file is, nobody could tell`;
  return yaml.finding(path, message, conflict);
}

const conflict = { code: 'profile-conflict' } as const;

function carriesNobody(profiles: readonly LoadedProfile[]): Finding[] {
  const known = new Set(profiles.map(({ profile }) => profile.partner));
  return profiles.flatMap(({ yaml, profile }) =>
    profile.carries.flatMap((id, i) => {
      if (known.has(id)) return [];
      const message = `there is no profile of a partner "${id}"${didYouMean(id, known)}`;
      return [yaml.finding(['carries', i], message, { ...conflict, severity: 'warn' })];
    }),
  );
}

interface Claim {
  readonly what: string;
  readonly path: YamlPath;
}

function claimsOf(profile: PartnerProfile): Claim[] {
  const senders = (['x12', 'edifact'] as const).flatMap((syntax) =>
    profile.identifiers[syntax].flatMap((sender, i) =>
      profile.us[syntax].map((us) => ({
        what: `${syntax} sender ${partyText(sender)} to ${partyText(us)}`,
        path: ['identifiers', syntax, i],
      })),
    ),
  );
  const channels = profile.channels.map((channel, i) => ({
    what: `channel "${accountOf(channel)}"`,
    path: ['channels', i, channel.kind === 'sftp-drop' ? 'login' : 'name'],
  }));
  return [{ what: `partner "${profile.partner}"`, path: ['partner'] }, ...channels, ...senders];
}

function partyText({ qualifier, id }: { readonly qualifier: string; readonly id: string }): string {
  return qualifier === '' ? id : `${qualifier}/${id}`;
}
