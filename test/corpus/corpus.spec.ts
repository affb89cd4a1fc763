import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
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

for (const partner of partners) {
  describe(partner.id, () => {
    for (const name of casesOf(partner.id)) {
      it(name, () => {
        const folder = join(here, partner.id, name);
        const expected = join(folder, 'reading.json');
        const said = reading(partner, readFileSync(join(folder, 'in.x12')));
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
  const reader = createInterchangeReader({ validation: partner.validation, onSet: (set) => sets.push(set) });
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
      documents: partner.translate(set).documents.map(({ document, leftovers, findings: said, provenance }) => ({
        type: document.type,
        number: document.number,
        document,
        leftovers,
        findings: said,
        // Cut the file at the place of a field, and there is its text.
        provenance: Object.fromEntries(
          Object.entries(provenance).map(([pointer, { offset = 0, length = 0 }]) => [
            pointer,
            Buffer.from(bytes.subarray(offset, offset + length)).toString('utf8'),
          ]),
        ),
      })),
    })),
  };
}
