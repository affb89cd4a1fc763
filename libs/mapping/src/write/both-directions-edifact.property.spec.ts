import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanonicalDocument, noPlaces } from '@quayside/canonical';
import { createInterchangeReader, defaultEdifactFraming, type SetReading, writeEdifact } from '@quayside/edi';
import {
  edifactAcknowledgements,
  edifactAdvices,
  edifactCatalogues,
  edifactCreditNotes,
  edifactInventoryReports,
  edifactInvoices,
  edifactOrderChanges,
  edifactOrders,
  edifactReceivingAdvices,
  edifactRemittances,
  edifactShipNotices,
  notReadAgain,
} from '@quayside/samples/documents';
import { must } from '@quayside/std';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenSet } from './written-set.js';
import { compileMapping } from '../compile-mapping.js';
import { withPlainPacks } from './differences.js';

const folder = join(import.meta.dirname, '../../../../mappings/edifact');

const kinds = [
  ['ORDERS', edifactOrders],
  ['ORDRSP', edifactAcknowledgements],
  ['DESADV', edifactShipNotices],
  ['INVOIC', edifactInvoices],
  ['INVOIC', edifactCreditNotes],
  ['ORDCHG', edifactOrderChanges],
  ['REMADV', edifactRemittances],
  ['APERAK', edifactAdvices],
  ['INVRPT', edifactInventoryReports],
  ['RECADV', edifactReceivingAdvices],
  ['PRICAT', edifactCatalogues],
] as const;

describe.each(['D.96A', 'D.01B'])('read(write(d)) = d in directory %s', (release) => {
  it.each(kinds)('for %s %s', (message, documents) => {
    const mapping = compiled(message, release);
    fc.assert(
      fc.property(documents, (document) => {
        const written = mapping.write(document);
        expect(written.findings).toEqual([]);
        const { reading, text } = throughBytes(written);
        expect(
          reading.findings.filter((each) => each.severity === 'fatal'),
          text,
        ).toEqual([]);
        const [read] = mapping.read(reading).documents;
        expect(read?.findings.filter((each) => each.code !== 'total-differs')).toEqual([]);
        expect(read?.leftovers, text).toEqual([]);
        expect(withPlainPacks(read?.document as CanonicalDocument)).toEqual(withPlainPacks(document));
        const cut = ({ offset = 0, length = 0 }) => text.slice(offset, offset + length).replace(/\?(.)/g, '$1');
        expect(notReadAgain(mapping, read?.document ?? {}, read?.provenance ?? noPlaces, cut)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

function compiled(message: string, release: string) {
  const source = (name: string) => ({ file: `edifact/${name}`, text: readFileSync(join(folder, name), 'utf8') });
  const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' as const } };
  const options = { release, settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${message}.yaml`), options);
  expect(findings).toEqual([]);
  if (!mapping) throw new Error('no mapping');
  return mapping;
}

function throughBytes(written: WrittenSet): { reading: SetReading; text: string } {
  const [version = 'D', release = ''] = written.release.split('.');
  const text = must(
    writeEdifact(
      {
        head: {
          syntax: 'UNOC',
          syntaxVersion: 3,
          sender: { id: '4012345000009', qualifier: '14' },
          receiver: { id: '4000001000005', qualifier: '14' },
          date: '261123',
          time: '1200',
          controlNumber: '1',
          usage: 'test',
        },
        messages: [
          {
            type: written.type,
            version,
            release,
            agency: 'UN',
            ...(written.association !== undefined && { association: written.association }),
            reference: '1',
            segments: written.segments,
          },
        ],
      },
      defaultEdifactFraming,
    ),
  );
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(Buffer.from(text, 'latin1'));
  reader.end();
  const [reading] = sets;
  if (!reading) throw new Error(text);
  return { reading, text };
}
