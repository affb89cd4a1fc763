import type { CanonicalDocument } from '@quayside/canonical';
import { createInterchangeReader, type ValidationPolicy } from '@quayside/edi';
import { type Finding, isFatal } from '@quayside/std';
import type { Partner } from '../partner.js';
import { isFreeText, textsIn } from './fitting-texts.js';
import type { OutgoingFile } from './sending.js';

/** Whoever sends is held to more than whoever is read. */
const strict: Partial<ValidationPolicy> = { lengths: 'fatal', relations: 'fatal', repeats: 'fatal', envelope: 'fatal' };

/**
 * What our own reader has to say of an interchange that we are about to send: we send nothing that we would refuse. A text for
 * people that is too long or too short is no reason to hold it.
 */
export function readAgain(
  { reading, profile }: Partner,
  said: CanonicalDocument,
  { format, bytes }: OutgoingFile,
): readonly Finding[] {
  if (format !== 'x12' && format !== 'edifact') return [];
  const findings: Finding[] = [];
  const validation = { ...reading.validation, ...strict, ...profile.validation };
  const reader = createInterchangeReader({ ...reading, validation, onSet: (set) => findings.push(...set.findings) });
  reader.push(bytes);
  const { findings: ofEnvelope, groups } = reader.end();
  const all = [...ofEnvelope, ...groups.flatMap((group) => group.findings), ...findings];
  return all
    .filter(({ severity }) => severity !== 'info')
    .map((each) => (isFatal(each) ? withField(each, said) : each));
}

/** The field that has the text which does not fit; only told where that is for people. */
function withField(finding: Finding, said: CanonicalDocument): Finding {
  const value = 'value' in finding ? finding.value : undefined;
  if (!isOfLength(finding) || typeof value !== 'string') return finding;
  // A finding repeats the beginning of what is long.
  const field = textsIn(said, '').find(
    ([, text]) => text === value || (text.length > 100 && text.startsWith(value)),
  )?.[0];
  if (field === undefined) return finding;
  return { ...finding, field, ...(isFreeText(field) && { severity: 'warn' }) };
}

function isOfLength({ code }: Finding): boolean {
  return code === 'element-too-long' || code === 'element-too-short';
}
