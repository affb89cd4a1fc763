import type { CanonicalDocument } from '@quayside/canonical';
import { defaultEdifactFraming, functionalIdOf, writeEdifact, writeX12 } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import type { Partner } from '@quayside/partners';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import { cxmlFile, isCxml } from './cxml-file.js';
import type { Sending, SupplierFile } from './sending.js';

type Failed = Result<never, readonly Finding[]>;

/** Writes a document as the partner sends it to us: its format, mappings, separators and identifiers. */
export function supplierFile(
  partner: Partner,
  document: CanonicalDocument,
  sending: Sending,
): Result<SupplierFile, readonly Finding[]> {
  const written = partner.write(document, sending.format);
  if (!written.ok) return written;
  switch (written.value.syntax) {
    case 'x12':
      return x12File(partner, written.value, sending);
    case 'edifact':
      return edifactFile(partner, written.value, sending);
    case 'csv': {
      const bytes = partner.csv?.file(written.value);
      if (!bytes) return noIdentifier(partner, 'CSV documents');
      return ok({ format: 'csv', ending: 'csv', bytes, findings: written.value.findings });
    }
    case 'xml':
    case 'json': {
      if (isCxml(written.value)) return cxmlFile(partner, document, written.value, sending);
      const { syntax, text = '', findings } = written.value;
      return ok({ format: syntax, ending: syntax, bytes: new TextEncoder().encode(text), findings });
    }
  }
}

function x12File(partner: Partner, set: WrittenSet, sending: Sending): Result<SupplierFile, readonly Finding[]> {
  const them = partner.profile.identifiers.x12.find((each) => fits(each.usage, sending.usage));
  const us = partner.profile.us.x12.find((each) => fits(each.usage, sending.usage));
  if (!them || !us) return noIdentifier(partner, 'identifiers for X12');
  const { date, time, short } = clock(sending.at);
  const number = String(sending.controlNumber);
  const text = writeX12(
    {
      head: {
        sender: { qualifier: them.qualifier, id: them.id },
        receiver: { qualifier: us.qualifier, id: us.id },
        date: short,
        time,
        version: set.release.startsWith('005') ? '00501' : '00401',
        controlNumber: number.padStart(9, '0'),
        acknowledgementRequested: false,
        usage: sending.usage,
      },
      groups: [
        {
          functionalId: functionalIdOf(set.type) ?? 'ZZ',
          sender: them.group ?? them.id,
          receiver: us.group ?? us.id,
          date,
          time,
          controlNumber: number,
          version: set.release,
          sets: [{ type: set.type, reference: '0001', segments: set.segments }],
        },
      ],
    },
    { ...partner.framing, replacement: ' ' },
  );
  if (!text.ok) return text;
  return ok({ format: 'x12', ending: 'x12', bytes: Buffer.from(text.value, 'latin1'), findings: set.findings });
}

function edifactFile(partner: Partner, set: WrittenSet, sending: Sending): Result<SupplierFile, readonly Finding[]> {
  const them = partner.profile.identifiers.edifact.find((each) => fits(each.usage, sending.usage));
  const us = partner.profile.us.edifact.find((each) => fits(each.usage, sending.usage));
  if (!them || !us) return noIdentifier(partner, 'identifiers for EDIFACT');
  const { time, short } = clock(sending.at);
  const [version = 'D', release = ''] = set.release.split('.');
  const message = {
    type: set.type,
    version,
    release,
    agency: 'UN',
    ...(set.association !== undefined && { association: set.association }),
    reference: '1',
    segments: set.segments,
  };
  const head = {
    syntax: 'UNOC',
    syntaxVersion: 3 as const,
    sender: { id: them.id, ...(them.qualifier !== '' && { qualifier: them.qualifier }) },
    receiver: { id: us.id, ...(us.qualifier !== '' && { qualifier: us.qualifier }) },
    date: short,
    time,
    controlNumber: String(sending.controlNumber),
    usage: sending.usage,
  };
  const text = writeEdifact({ head, messages: [message] }, { ...defaultEdifactFraming, una: true, replacement: ' ' });
  if (!text.ok) return text;
  return ok({ format: 'edifact', ending: 'edi', bytes: Buffer.from(text.value, 'latin1'), findings: set.findings });
}

function fits(stands: 'live' | 'test' | 'both', wanted: 'live' | 'test'): boolean {
  return stands === 'both' || stands === wanted;
}

function clock(at: Date): { readonly date: string; readonly short: string; readonly time: string } {
  const date = at.toISOString().slice(0, 10).replaceAll('-', '');
  return { date, short: date.slice(2), time: at.toISOString().slice(11, 16).replace(':', '') };
}

function noIdentifier(partner: Partner, what: string): Failed {
  const message = `The profile of ${partner.name} has no ${what}, so that nothing can be sent in its name`;
  return fail([{ code: 'not-writable', severity: 'fatal', message }]);
}
