import { createHash } from 'node:crypto';
import { type CanonicalDocument, canonicalJson, type DocumentType } from '@quayside/canonical';
import { isAcknowledgement, releaseDistance, type SetReading } from '@quayside/edi';
import { type CompiledMapping, compileMapping, type Translation, type WrittenSet } from '@quayside/mapping';
import { type Finding, fail, isFatal, ok, type Result } from '@quayside/std';
import { type AgreedMapping, mappingsOf } from './agreed-mappings.js';
import { partnerCsv } from './files/partner-csv.js';
import { partnerJson, partnerXml } from './files/partner-elements.js';
import type { AgreedSet, Partner, ProfileSources } from './partner.js';
import { envelopeOf, isSender, recognises, usageOf } from './profile/addresses.js';
import { erpOf, framingOf, readingRulesOf } from './profile/policies.js';
import { matchingPolicy } from './profile/matching-policy.js';
import type { AgreedDocument, DocumentAgreement } from './profile/document-agreement.js';
import type { PartnerProfile } from './profile/profile.js';

/** Checks the sources of a partner and makes them ready for use. */
export function compilePartner(sources: ProfileSources): Result<Partner, readonly Finding[]> {
  const agreed = mappingsOf(sources);
  if (!agreed.ok) return agreed;
  const { mappings, findings } = compileMappings(agreed.value.mappings);
  if (findings.some(isFatal)) return fail(findings);
  return ok(partnerOf(sources, agreed.value.profile, mappings, [...agreed.value.warnings, ...findings]));
}

interface Agreed extends Pick<AgreedMapping, 'document' | 'agreement'> {
  readonly mapping: CompiledMapping;
}

function compileMappings(agreed: readonly AgreedMapping[]): { mappings: Agreed[]; findings: Finding[] } {
  const mappings: Agreed[] = [];
  const findings: Finding[] = [];
  for (const { document, agreement, source, options, missing } of agreed) {
    const compiled = source ? compileMapping(source, options) : { findings: [missing], mapping: undefined };
    findings.push(...compiled.findings);
    if (compiled.mapping) mappings.push({ document, agreement, mapping: compiled.mapping });
  }
  return { mappings, findings };
}

function partnerOf(
  sources: ProfileSources,
  profile: PartnerProfile,
  mappings: readonly Agreed[],
  warnings: readonly Finding[],
): Partner {
  const agreedFor = (set: AgreedSet) => nearestAgreed(mappings, set);
  return {
    id: profile.partner,
    name: profile.name,
    stage: profile.stage,
    profile,
    hash: createHash('sha256').update(canonicalJson(sources)).digest('hex'),
    warnings,
    matching: matchingPolicy(profile),
    reading: readingRulesOf(profile),
    acknowledgements: profile.acknowledgements,
    framing: framingOf(profile),
    envelope: (usage) => envelopeOf(profile, usage),
    erp: (usage) => erpOf(profile, usage),
    recognises: (head) => recognises(profile, head),
    isSender: (head) => isSender(profile, head),
    usageOf: (head) => usageOf(profile, head),
    ...filesOf(profile, mappings),
    documentTypeOf: (set) => agreedFor(set)?.document,
    agrees: (set) => isAcknowledgement(set.type) || agreedFor(set) !== undefined,
    translate: (set) => readAs(agreedFor(set), set),
    write: (document, format, direction) => {
      const wanted = documentOf(document.type);
      const isAsked = (each: DocumentAgreement) =>
        (format === undefined || each.format === format) && (direction === undefined || each.direction === direction);
      const all = mappings.filter(({ document: name, agreement }) => name === wanted && isAsked(agreement));
      const agreed = mappingOf(all, document);
      if (!agreed && (profile.documents[wanted] ?? []).some((each) => isAsked(each) && isOwnJson(each)))
        return ok(canonicalFile(document));
      return agreed ? ok(agreed.mapping.write(document)) : fail([notWritten(profile, document.type)]);
    },
  };
}

/** Of several mappings the one made for such a document: what cancels an order may be another one than what changes it. */
function mappingOf(all: readonly Agreed[], document: CanonicalDocument): Agreed | undefined {
  const able = all.filter(({ mapping }) => mapping.documents.includes(document.type));
  const purpose = 'purpose' in document ? document.purpose : undefined;
  const made = able.find(({ mapping }) => purpose !== undefined && mapping.purpose === purpose);
  return made ?? able.find(({ mapping }) => mapping.purpose === undefined) ?? able[0] ?? all[0];
}

function isOwnJson({ format, mapping }: DocumentAgreement): boolean {
  return format === 'json' && mapping === '';
}

function canonicalFile(document: CanonicalDocument): WrittenSet {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  return { syntax: 'json', type: document.type, release: '', segments: [], text, findings: [] };
}

function filesOf(profile: PartnerProfile, mappings: readonly Agreed[]): Pick<Partner, 'csv' | 'xml' | 'json'> {
  const elements = mappings.flatMap(({ agreement: { direction }, mapping }) => {
    const { elements: layout } = mapping;
    return layout ? [{ direction, mapping: { ...mapping, elements: layout } }] : [];
  });
  const own = Object.values(profile.documents).flatMap((all) => (all ?? []).filter(isOwnJson));
  const xml = partnerXml(profile, elements);
  const json = partnerJson(
    profile,
    elements,
    own.map(({ direction }) => direction),
  );
  return { ...csvPart(profile, mappings), ...(xml && { xml }), ...(json && { json }) };
}

function csvPart(profile: PartnerProfile, mappings: readonly Agreed[]): Pick<Partner, 'csv'> {
  const all = mappings.flatMap(({ agreement: { direction }, mapping }) => {
    const { layout } = mapping;
    return layout ? [{ direction, mapping: { ...mapping, layout } }] : [];
  });
  const csv = partnerCsv(profile, all);
  return csv ? { csv } : {};
}

/** What was agreed for sets of this type: for their release, else for the one nearest to it. */
function nearestAgreed(mappings: readonly Agreed[], { type, release }: AgreedSet): Agreed | undefined {
  const all = mappings.filter(({ agreement }) => agreement.set === type);
  const distance = ({ agreement }: Agreed) => releaseDistance(agreement.release, release);
  return (
    all.find(({ agreement }) => isOfRelease(release, agreement.release)) ??
    all.toSorted((a, b) => distance(a) - distance(b))[0]
  );
}

// "D.96A", "D96A" and "D96A:EAN008" are one directory; "004010VICS" is 004010 as an industry uses it.
function isOfRelease(sent: string, agreed: string): boolean {
  return sent.replace('.', '').startsWith(agreed.replace('.', ''));
}

function readAs(agreed: Agreed | undefined, set: SetReading): Translation {
  if (!agreed) return { documents: [], findings: [] };
  const { agreement, mapping } = agreed;
  const translation = mapping.read(set);
  if (isOfRelease(set.release, agreement.release)) return translation;
  const message = `This set is of release ${set.release}; it was read as one of ${agreement.release}, which was agreed`;
  const finding: Finding = { code: 'release-differs', severity: 'info', message };
  return { ...translation, findings: [...translation.findings, finding] };
}

function documentOf(type: DocumentType): AgreedDocument {
  return type === 'credit-note' ? 'invoice' : type;
}

function notWritten(profile: PartnerProfile, type: DocumentType): Finding {
  return {
    code: 'document-not-agreed',
    severity: 'fatal',
    message: `The profile of ${profile.name} has no document ${type}.`,
  };
}
