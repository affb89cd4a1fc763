import {
  type MappingOptions,
  readYaml,
  type SourceFile,
  tablesBeside,
  type YamlPath,
  type YamlSource,
} from '@quayside/mapping';
import { type Finding, ok, type Result } from '@quayside/std';
import type { ProfileSources } from './partner.js';
import { closedDoors } from './profile/doors.js';
import { type AgreedDocument, agreedDocuments, type DocumentAgreement } from './profile/document-agreement.js';
import { parsedProfile } from './profile/parse-profile.js';
import type { PartnerProfile } from './profile/profile.js';
import { unnamedEnds } from './profile/unnamed-ends.js';
import { unsentChanges } from './profile/unsent-changes.js';

/** What a profile says about one document: which mapping it uses, and how. */
export interface AgreedMapping {
  readonly document: AgreedDocument;
  readonly agreement: DocumentAgreement;
  /** Nothing where there is no mapping of that name. */
  readonly source: SourceFile | undefined;
  readonly options: MappingOptions;
  /** What to say where there is none. */
  readonly missing: Finding;
}

interface Agreements {
  readonly profile: PartnerProfile;
  readonly mappings: readonly AgreedMapping[];
  /** What is doubtful in the profile. */
  readonly warnings: readonly Finding[];
}

/** Every mapping that a partner's profile uses, with what the profile says about it. */
export function mappingsOf(sources: ProfileSources): Result<Agreements, readonly Finding[]> {
  const yaml = readYaml(sources.profile.text, sources.profile.file);
  if (!yaml.ok) return yaml;
  const profile = parsedProfile(yaml.value);
  if (!profile.ok) return profile;
  const agreed = agreementsIn(profile.value, yaml.value);
  return ok({
    profile: profile.value,
    mappings: agreedMappings(sources, profile.value, agreed, yaml.value),
    warnings: [
      ...unnamedEnds(profile.value, agreed, yaml.value),
      ...closedDoors(profile.value, yaml.value),
      ...unsentChanges(agreed, yaml.value),
    ],
  });
}

function agreedMappings(
  sources: ProfileSources,
  profile: PartnerProfile,
  agreed: ReturnType<typeof agreementsIn>,
  yaml: YamlSource,
): AgreedMapping[] {
  // Our own JSON needs no mapping.
  const mapped = agreed.filter(({ agreement }) => agreement.mapping !== '');
  return mapped.map(({ document, agreement, path }) => {
    const overlay = { source: yaml, path: [...path, 'overlay'], rules: agreement.overlay };
    const tables = sources.mappings[tablesBeside(agreement.mapping)];
    return {
      document,
      agreement,
      source: sources.mappings[agreement.mapping],
      options: { release: agreement.release, settings: profile, overlay, tables },
      missing: yaml.finding([...path, 'mapping'], `there is no mapping "${agreement.mapping}"`),
    };
  });
}

/** Every agreement about a document, with the place where the profile has it: one, or several in a list. */
function agreementsIn(profile: PartnerProfile, yaml: YamlSource) {
  return agreedDocuments.flatMap((document) => {
    const all = profile.documents[document] ?? [];
    const { documents = {} } = yaml.value as { documents?: Record<string, unknown> };
    const isList = Array.isArray(documents[document]);
    return all.map((agreement, i) => ({
      document,
      agreement,
      path: ['documents', document, ...(isList ? [i] : [])] satisfies YamlPath,
    }));
  });
}
