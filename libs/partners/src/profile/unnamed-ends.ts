import type { YamlPath, YamlSource } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import type { DocumentAgreement } from './document-agreement.js';
import type { PartnerProfile } from './profile.js';

const envelopes = { x12: 'X12', edifact: 'EDIFACT' } as const;

/**
 * What keeps a partner's files from being recognised: documents that are agreed in an envelope whose ends the profile does not
 * name. One warning for each syntax, at the first document in it.
 */
export function unnamedEnds(
  profile: PartnerProfile,
  agreed: readonly { readonly agreement: DocumentAgreement; readonly path: YamlPath }[],
  yaml: YamlSource,
): Finding[] {
  return (['x12', 'edifact'] as const).flatMap((syntax) => {
    const first = agreed.find(({ agreement }) => agreement.format === syntax);
    const unnamed = (['identifiers', 'us'] as const).filter((end) => profile[end][syntax].length === 0);
    if (!first || unnamed.length === 0) return [];
    const missing = unnamed.map((end) => `${end}.${syntax}`).join(' and ');
    const message = `${envelopes[syntax]} comes in an envelope that names both ends: without ${missing} it is not recognised`;
    return [yaml.finding(first.path, message, { severity: 'warn' })];
  });
}
