import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, noPlaces } from '@quayside/canonical';
import { createInterchangeReader, defaultFraming, type SetReading, writeX12 } from '@quayside/edi';
import {
  notReadAgain,
  x12Acknowledgements,
  x12ApplicationAdvices,
  x12ChangeAcknowledgements,
  x12CreditNotes,
  x12InventoryReports,
  x12Invoices,
  x12OrderChanges,
  x12Orders,
  x12PriceCatalogues,
  x12ReceivingAdvices,
  x12Remittances,
  x12ShipNotices,
} from '@quayside/samples/documents';
import { must } from '@quayside/std';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenSet } from './written-set.js';
import { compileMapping } from '../compile-mapping.js';
import { withPlainPacks } from './differences.js';

const folder = join(import.meta.dirname, '../../../../mappings/x12');

const kinds: readonly [set: string, functionalId: string, name: string, documents: fc.Arbitrary<CanonicalDocument>][] =
  [
    ['850', 'PO', 'orders', x12Orders],
    ['855', 'PR', 'acknowledgements', x12Acknowledgements],
    ['856', 'SH', 'ship notices', x12ShipNotices],
    ['810', 'IN', 'invoices', x12Invoices],
    ['810', 'IN', 'credit notes', x12CreditNotes],
    ['860', 'PC', 'order changes', x12OrderChanges],
    ['865', 'CA', 'acknowledged changes', x12ChangeAcknowledgements],
    ['820', 'RA', 'remittances', x12Remittances],
    ['824', 'AG', 'application advices', x12ApplicationAdvices],
    ['832', 'SC', 'price catalogues', x12PriceCatalogues],
    ['846', 'IB', 'inventory reports', x12InventoryReports],
    ['861', 'RC', 'receiving advices', x12ReceivingAdvices],
  ];

describe.each(['004010', '005010'])('read(write(d)) = d in release %s', (release) => {
  it.each(kinds)('for %s %s, %s', (set, functionalId, _, documents) => {
    const mapping = compiled(set, release);
    fc.assert(
      fc.property(documents, (document) => {
        const written = mapping.write(document);
        const { reading, text } = throughBytes(written, functionalId);
        expect(written.findings, text).toEqual([]);
        const fatal = reading.findings.filter((each) => each.severity === 'fatal');
        expect(fatal, text).toEqual([]);
        const [read] = mapping.read(reading).documents;
        expect(read?.findings.filter((each) => each.code !== 'total-differs')).toEqual([]);
        expect(read?.leftovers, text).toEqual([]);
        expect(withPlainPacks(read?.document as CanonicalDocument)).toEqual(withPlainPacks(document));
        const cut = ({ offset = 0, length = 0 }) =>
          Buffer.from(text)
            .subarray(offset, offset + length)
            .toString();
        expect(notReadAgain(mapping, read?.document ?? {}, read?.provenance ?? noPlaces, cut)).toEqual([]);
      }),
      { numRuns: 50 },
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
          version: written.release.slice(0, 5),
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
