import { createInterchangeReader } from '@quayside/edi';
import type { Finding } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { OutgoingFile } from './sending.js';

/** What our own reader has to say of an interchange that we are about to send: we send nothing that we would refuse. */
export function readAgain({ reading }: Partner, { format, bytes }: OutgoingFile): readonly Finding[] {
  if (format !== 'x12' && format !== 'edifact') return [];
  const findings: Finding[] = [];
  const { encoding: _, ...rules } = reading;
  const reader = createInterchangeReader({ ...rules, onSet: (set) => findings.push(...set.findings) });
  reader.push(bytes);
  const { findings: ofEnvelope, groups } = reader.end();
  return [...ofEnvelope, ...groups.flatMap((group) => group.findings), ...findings];
}
