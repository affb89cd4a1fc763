import { join } from 'node:path';
import { documentSchema } from '@quayside/canonical';
import type { InterchangeHead } from '@quayside/edi';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { compilePartner } from './compile-partner.js';
import { conflicts } from './conflicts.js';
import { identify } from './identify.js';
import { loadPartnerFolder } from './load.js';

const root = join(import.meta.dirname, '../../..');
const { sources } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
const partners = sources.map((each) => must(compilePartner(each)));
const [acme, nordwind] = ['acme', 'nordwind'].map((id) => partners.find((each) => each.id === id));
if (!acme || !nordwind) throw new Error('the demo partners are gone');

function head(from: string, to: string, usage: 'live' | 'test' = 'live'): InterchangeHead {
  const party = (text: string) => ({ qualifier: text.split('/')[0] ?? '', id: text.split('/')[1] ?? '' });
  return {
    syntax: 'x12',
    offset: 0,
    sender: party(from),
    receiver: party(to),
    controlNumber: '000000001',
    usage,
    version: '00401',
    acknowledgementRequested: false,
    date: '261123',
    time: '2215',
  };
}

describe('a partner', () => {
  it('is known by sender and receiver together', () => {
    expect(identify(partners, head('ZZ/ACME', 'ZZ/QUAYSIDE'))?.id).toBe('acme');
    expect(identify(partners, head('14/3141592650001', '01/987654321'))?.id).toBe('nordwind');
    for (const [from, to] of [
      ['ZZ/ACME', '01/987654321'],
      ['01/ACME', 'ZZ/QUAYSIDE'],
      ['ZZ/STRANGER', 'ZZ/QUAYSIDE'],
    ] as const) {
      expect(identify(partners, head(from, to))).toBeUndefined();
    }
  });

  it('is nobody when two profiles fit', () => {
    expect(identify([acme, acme], head('ZZ/ACME', 'ZZ/QUAYSIDE'))).toBeUndefined();
  });

  it('sends tests by the envelope, by its identifier for tests, or by its stage', () => {
    expect(acme.usageOf(head('ZZ/ACME', 'ZZ/QUAYSIDE'))).toBe('live');
    expect(acme.usageOf(head('ZZ/ACME', 'ZZ/QUAYSIDE', 'test'))).toBe('test');
    expect(acme.usageOf(head('ZZ/ACMETEST', 'ZZ/QUAYSIDE'))).toBe('test');
    expect(acme.usageOf(head('ZZ/ACME', 'ZZ/QUAYSIDETEST'))).toBe('test');
  });

  it('knows what its sets are, of whatever release, and what may come unasked', () => {
    for (const release of ['004010VICS', '005010', '003040']) {
      expect(acme.documentTypeOf({ type: '856', release })).toBe('ship-notice');
    }
    expect(acme.documentTypeOf({ type: '943', release: '004010' })).toBeUndefined();
    const agreed = ['856', '997', '943'].map((type) => acme.agrees({ type, release: '004010' }));
    expect(agreed).toEqual([true, true, false]);
  });

  it('has the same hash for the same sources, and another for others', () => {
    const [source] = sources;
    if (!source) throw new Error('no source');
    expect(must(compilePartner(source)).hash).toBe(acme.hash);
    const changed = { ...source, profile: { ...source.profile, text: `${source.profile.text}# changed\n` } };
    expect(must(compilePartner(changed)).hash).not.toBe(acme.hash);
  });

  it('travels as plain JSON', () => {
    const copy = JSON.parse(JSON.stringify(sources[0])) as (typeof sources)[0];
    expect(must(compilePartner(copy)).hash).toBe(acme.hash);
  });

  it('names both ends of what we send', () => {
    expect(acme.envelope('live')).toEqual({
      sender: { qualifier: 'ZZ', id: 'QUAYSIDE', group: 'QUAYSIDE' },
      receiver: { qualifier: 'ZZ', id: 'ACME', group: 'ACME' },
    });
    expect(acme.envelope('test')?.receiver.id).toBe('ACMETEST');
  });

  it('names a mapping that is not there at the line that asks for it', () => {
    const [source] = sources;
    if (!source) throw new Error('no source');
    const compiled = compilePartner({ ...source, mappings: {} });
    expect(compiled.ok ? [] : compiled.error.map((each) => each.message)[0]).toMatch(
      /^acme\.yaml:\d+:\d+: documents\.order\.mapping: there is no mapping "x12\/850\.yaml"$/,
    );
  });
});

describe('an overlay', () => {
  const document = documentSchema.parse({
    type: 'order-acknowledgement',
    number: 'P00001',
    orderNumber: 'P00001',
    supplierReference: 'AC-1',
    date: '2026-11-24',
    lines: [],
  });

  it('writes where it reads: REF VN for one partner, BAK08 for the other', () => {
    expect(must(acme.write(document)).segments).toContainEqual(['REF', 'VN', 'AC-1']);
    expect(must(nordwind.write(document, 'x12')).segments).toContainEqual([
      'BAK',
      '00',
      'AC',
      'P00001',
      '20261124',
      '',
      '',
      '',
      'AC-1',
      '20261124',
    ]);
  });
});

it('warns when two profiles claim one channel and one sender', () => {
  const [first, second, third] = conflicts([
    { file: 'a.yaml', profile: acme.profile },
    { file: 'b.yaml', profile: { ...acme.profile, partner: 'other' } },
  ]);
  expect(first?.message).toBe('b.yaml: channel "acme" is also in a.yaml');
  expect(second?.message).toBe('b.yaml: channel "acme-api" is also in a.yaml');
  expect(third?.message).toContain('x12 sender ZZ/ACME to ZZ/QUAYSIDE');
});

it('warns when two profiles claim one sender of EDIFACT', () => {
  const messages = conflicts([
    { file: 'a.yaml', profile: nordwind.profile },
    { file: 'b.yaml', profile: { ...nordwind.profile, partner: 'other', channels: [] } },
  ]).map(({ message }) => message);
  expect(messages.filter((each) => each.includes('edifact sender'))).not.toEqual([]);
});

it('warns of an envelope whose ends the profile does not name', () => {
  const [source] = sources.filter(({ profile }) => profile.file === 'acme.yaml');
  if (!source) throw new Error('the demo profile is gone');
  const text = source.profile.text.replace(/^us:\n( .*\n)*/m, '');
  const { warnings } = must(compilePartner({ ...source, profile: { ...source.profile, text } }));
  const said = warnings.map(({ severity, message }) => `${severity} ${message}`).join();
  expect(said).toMatch(
    /^warn acme.yaml:\d+:\d+: documents\.[a-z-]+(\.0)?: X12 comes in an envelope .* without us\.x12 /,
  );
  expect(must(compilePartner(source)).warnings).toEqual([]);
});
