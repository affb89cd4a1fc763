import { createHash } from 'node:crypto';
import { canonicalJson, type DocumentType } from '@quayside/canonical';
import { type Finding, fail, isFatal, ok, type Result } from '@quayside/std';
import { partnerCsv } from './csv/partner-csv.js';
import { type CompiledMapping, compileMapping } from './mapping/compile-mapping.js';
import type { Partner, ProfileSources } from './partner.js';
import { envelopeOf, isSender, recognises, usageOf } from './profile/addresses.js';
import { erpOf, framingOf, validationOf } from './profile/policies.js';
import { matchingPolicy } from './profile/matching-policy.js';
import { agreedDocuments, type AgreedDocument, type DocumentAgreement } from './profile/document-agreement.js';
import { parseProfile } from './profile/parse-profile.js';
import type { PartnerProfile } from './profile/profile.js';
import { tablesBeside } from './tables-beside.js';
import { readYaml, type YamlPath, type YamlSource } from './yaml/yaml-source.js';

/** Checks the sources of a partner and makes them ready for use. */
export function compilePartner(sources: ProfileSources): Result<Partner, readonly Finding[]> {
  const profile = parseProfile(sources.profile.text, sources.profile.file);
  if (!profile.ok) return profile;
  const yaml = readYaml(sources.profile.text, sources.profile.file);
  if (!yaml.ok) return yaml;
  const { mappings, findings } = compileMappings(sources, profile.value, yaml.value);
  if (findings.some(isFatal)) return fail(findings);
  return ok(partnerOf(sources, profile.value, mappings, findings));
}

interface Agreed {
  readonly document: AgreedDocument;
  readonly agreement: DocumentAgreement;
  readonly mapping: CompiledMapping;
}

function compileMappings(
  sources: ProfileSources,
  profile: PartnerProfile,
  yaml: YamlSource,
): { mappings: Agreed[]; findings: Finding[] } {
  const mappings: Agreed[] = [];
  const findings: Finding[] = [];
  for (const { document, agreement, path } of agreementsIn(profile, yaml)) {
    const source = sources.mappings[agreement.mapping];
    if (!source) {
      findings.push(yaml.finding([...path, 'mapping'], `there is no mapping "${agreement.mapping}"`));
      continue;
    }
    const overlay = { source: yaml, path: [...path, 'overlay'], rules: agreement.overlay };
    const tables = sources.mappings[tablesBeside(agreement.mapping)];
    const compiled = compileMapping(source, { release: agreement.release, settings: profile, overlay, tables });
    findings.push(...compiled.findings);
    if (compiled.mapping) mappings.push({ document, agreement, mapping: compiled.mapping });
  }
  return { mappings, findings };
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

function partnerOf(
  sources: ProfileSources,
  profile: PartnerProfile,
  mappings: readonly Agreed[],
  warnings: readonly Finding[],
): Partner {
  const agreedFor = (set: { type: string; release: string }) =>
    mappings.find(({ agreement }) => agreement.set === set.type && isOfRelease(set.release, agreement.release));
  return {
    id: profile.partner,
    name: profile.name,
    stage: profile.stage,
    profile,
    hash: createHash('sha256').update(canonicalJson(sources)).digest('hex'),
    warnings,
    matching: matchingPolicy(profile),
    validation: validationOf(profile),
    acknowledgements: profile.acknowledgements,
    framing: framingOf(profile),
    envelope: (usage) => envelopeOf(profile, usage),
    erp: (usage) => erpOf(profile, usage),
    recognises: (head) => recognises(profile, head),
    isSender: (head) => isSender(profile, head),
    usageOf: (head) => usageOf(profile, head),
    ...csvPart(profile, mappings),
    documentTypeOf: (set) => agreedFor(set)?.document,
    translate: (set) => agreedFor(set)?.mapping.read(set) ?? { documents: [], findings: [notAgreed(profile, set)] },
    write: (document, format) => {
      const wanted = documentOf(document.type);
      const agreed = mappings.find(
        ({ document: name, agreement }) => name === wanted && (format === undefined || agreement.format === format),
      );
      return agreed ? ok(agreed.mapping.write(document)) : fail([notWritten(profile, document.type)]);
    },
  };
}

function csvPart(profile: PartnerProfile, mappings: readonly Agreed[]): Pick<Partner, 'csv'> {
  const all = mappings.flatMap(({ agreement: { direction }, mapping }) => {
    const { layout } = mapping;
    return layout ? [{ direction, mapping: { ...mapping, layout } }] : [];
  });
  const csv = partnerCsv(profile, all);
  return csv ? { csv } : {};
}

// "D.96A", "D96A" and "D96A:EAN008" are one directory; "004010VICS" is 004010 as an industry uses it.
function isOfRelease(sent: string, agreed: string): boolean {
  return sent.replace('.', '').startsWith(agreed.replace('.', ''));
}

function documentOf(type: DocumentType): AgreedDocument {
  return type === 'credit-note' ? 'invoice' : type;
}

function notAgreed(profile: PartnerProfile, set: { type: string; release: string }): Finding {
  const message = `${profile.name} and we agreed on no set ${set.type} of release ${set.release}.`;
  return { code: 'set-not-agreed', severity: 'fatal', message };
}

function notWritten(profile: PartnerProfile, type: DocumentType): Finding {
  return {
    code: 'document-not-agreed',
    severity: 'fatal',
    message: `The profile of ${profile.name} has no document ${type}.`,
  };
}
