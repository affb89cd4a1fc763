import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@quayside/canonical';
import { createInterchangeReader, defaultFraming, type SetReading, writeX12 } from '@quayside/edi';
import { must } from '@quayside/std';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenSet } from '../partner.js';
import { acknowledgements, creditNotes, invoices, orders, shipNotices } from '../testing/arbitrary-documents.js';
import { compileMapping } from './compile-mapping.js';
import { withPlainPacks } from './differences.js';

const folder = join(import.meta.dirname, '../../../../mappings/x12');

const kinds = [
  ['850', 'PO', orders],
  ['855', 'PR', acknowledgements],
  ['856', 'SH', shipNotices],
  ['810', 'IN', invoices],
  ['810', 'IN', creditNotes],
] as const;

describe('read(write(d)) = d', () => {
  it.each(kinds)('for %s %s', (set, functionalId, documents) => {
    const mapping = compiled(set, '004010');
    fc.assert(
      fc.property(documents, (document) => {
        const written = mapping.write(document);
        expect(written.findings).toEqual([]);
        const { reading, text } = throughBytes(written, functionalId);
        expect(
          reading.findings.filter((each) => each.severity === 'fatal'),
          text,
        ).toEqual([]);
        const [read] = mapping.read(reading).documents;
        expect(read?.findings).toEqual([]);
        expect(read?.leftovers, text).toEqual([]);
        expect(withPlainPacks(read?.document as CanonicalDocument)).toEqual(withPlainPacks(document));
      }),
      { numRuns: 60 },
    );
  });
});

function compiled(set: string, release: string) {
  const source = (name: string) => ({ file: `x12/${name}`, text: readFileSync(join(folder, name), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const { mapping, findings } = compileMapping(source(`${set}.yaml`), {
    release,
    settings,
    tables: source('tables.yaml'),
  });
  expect(findings).toEqual([]);
  if (!mapping) throw new Error('no mapping');
  return mapping;
}

function throughBytes(written: WrittenSet, functionalId: string): { reading: SetReading; text: string } {
  const text = must(
    writeX12(
      {
        head: {
          sender: { qualifier: 'ZZ', id: 'ACME' },
          receiver: { qualifier: 'ZZ', id: 'QUAYSIDE' },
          date: '261123',
          time: '1200',
          version: '00401',
          controlNumber: '000000001',
          acknowledgementRequested: false,
          usage: 'test',
        },
        groups: [
          {
            functionalId,
            sender: 'ACME',
            receiver: 'QUAYSIDE',
            date: '20261123',
            time: '1200',
            controlNumber: '1',
            version: written.release,
            sets: [{ type: written.type, reference: '0001', segments: written.segments }],
          },
        ],
      },
      defaultFraming,
    ),
  );
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(new TextEncoder().encode(text));
  reader.end();
  const [reading] = sets;
  if (!reading) throw new Error(text);
  return { reading, text };
}
