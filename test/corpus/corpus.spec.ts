import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import type { TranslatedDocument } from '@quayside/mapping';
import { compilePartner, loadPartnerFolder, type Partner } from '@quayside/partners';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';

// Each folder is a file as a partner sends it, and what reading and translating make of it. ACCEPT=1 rewrites the latter,
// for review.
const here = import.meta.dirname;
const root = join(here, '../..');
const demo = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
const own = await loadPartnerFolder(join(here, 'profiles'), join(root, 'mappings'));
const findings = [...demo.findings, ...own.findings];
const partners = [...demo.sources, ...own.sources].map((each) => must(compilePartner(each)));

it('has a profile without findings for each partner', () => {
  expect(findings).toEqual([]);
});

for (const partner of partners.filter((each) => casesOf(each.id).length > 0)) {
  describe(partner.id, () => {
    for (const name of casesOf(partner.id)) {
      it(name, async () => {
        const folder = join(here, partner.id, name);
        const expected = join(folder, 'reading.json');
        const input = readdirSync(folder).find((each) => each.startsWith('in.')) ?? 'in.x12';
        const bytes = readFileSync(join(folder, input));
        const said = input === 'in.csv' ? await rowsReading(partner, bytes) : reading(partner, bytes);
        if (process.env['ACCEPT'] === '1') writeFileSync(expected, `${JSON.stringify(said, null, 2)}\n`);
        expect(said).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
      });
    }
  });
}

function casesOf(partner: string): string[] {
  const folder = join(here, partner);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function reading(partner: Partner, bytes: Uint8Array) {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ ...partner.reading, onSet: (set) => sets.push(set) });
  reader.push(bytes);
  const interchange = reader.end();
  return {
    recognised: partner.recognises(interchange),
    usage: partner.usageOf(interchange),
    findings: interchange.findings,
    sets: sets.map((set) => ({
      type: set.type,
      verdict: set.verdict,
      findings: set.findings,
      documents: partner.translate(set).documents.map((each) => documentReading(each, bytes)),
    })),
  };
}

async function rowsReading(partner: Partner, bytes: Uint8Array) {
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  const documents: object[] = [];
  for await (const event of partner.csv?.read(chunks(), 0) ?? []) {
    if (event.kind === 'file-end') return { findings: event.findings, documents };
    documents.push(...event.translation.documents.map((each) => documentReading(each, bytes)));
  }
  throw new Error(`${partner.id} has no CSV documents`);
}

function documentReading({ document, leftovers, findings: said, provenance }: TranslatedDocument, bytes: Uint8Array) {
  return {
    type: document.type,
    number: document.number,
    document,
    leftovers,
    findings: said,
    // Cut the file at the place of a field, and there is its text.
    provenance: Object.fromEntries(
      Object.entries(provenance.toJson()).map(([pointer, { offset = 0, length = 0 }]) => [
        pointer,
        Buffer.from(bytes.subarray(offset, offset + length)).toString('utf8'),
      ]),
    ),
  };
}
