import { join } from 'node:path';
import { documentSchema } from '@quayside/canonical';
import type { InterchangeHead } from '@quayside/edi';
import { readYaml } from '@quayside/mapping';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { compilePartner } from './compile-partner.js';
import { conflicts } from './conflicts.js';
import { identify } from './identify.js';
import { loadPartnerFolder } from './load.js';
import { parsedProfile } from './profile/parse-profile.js';

const root = join(import.meta.dirname, '../../..');
const { sources } = await loadPartnerFolder(join(root, 'partner-profiles'), join(root, 'mappings'));
const partners = sources.map((each) => must(compilePartner(each)));
const [acme, nordwind] = ['acme', 'nordwind'].map((id) => partners.find((each) => each.id === id));
if (!acme || !nordwind) throw new Error('the demo partners are gone');

function source(file: string) {
  const found = sources.find(({ profile }) => profile.file === file);
  if (!found) throw new Error(`the demo profile ${file} is gone`);
  return found;
}

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
    expect(identify(partners, head('14/3141592650001', '1/987654321'))?.id).toBe('nordwind');
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

describe('two profiles that claim the same', () => {
  /** A demo profile under another file name, changed. */
  function loaded(file: string, from: string, change = (text: string) => text) {
    const { text } = source(from).profile;
    const yaml = must(readYaml(change(text), file));
    return { yaml, profile: must(parsedProfile(yaml)) };
  }

  it('are wrong both, each at its place, for channels and senders of X12', () => {
    const all = [
      loaded('a.yaml', 'acme.yaml'),
      loaded('b.yaml', 'acme.yaml', (text) => text.replace('partner: acme', 'partner: b')),
    ];
    const found = conflicts(all);
    expect(found.every(({ severity }) => severity === 'fatal')).toBe(true);
    const messages = found.map(({ message }) => message);
    expect(messages.slice(0, 2)).toEqual([
      expect.stringMatching(/^a\.yaml:\d+:\d+: channels\.0\.login: channel "acme" is also in b\.yaml: whose/),
      expect.stringMatching(/^b\.yaml:\d+:\d+: channels\.0\.login: channel "acme" is also in a\.yaml: whose/),
    ]);
    expect(messages.filter((each) => each.includes('x12 sender ZZ/ACME to ZZ/QUAYSIDE ')).length).toBe(2);
  });

  it('are wrong for a sender of EDIFACT, and alone for a login that stands twice', () => {
    const other = loaded('b.yaml', 'nordwind.yaml', (text) =>
      text.replace('partner: nordwind', 'partner: b').replace('login: nordwind', 'login: b'),
    );
    const messages = conflicts([loaded('a.yaml', 'nordwind.yaml'), other]).map(({ message }) => message);
    expect(messages.filter((each) => each.includes('edifact sender')).length).toBe(2);
    const twice = loaded('a.yaml', 'acme.yaml', (text) => text.replace('name: acme-api', 'name: acme'));
    expect(conflicts([twice]).map(({ message }) => message.replace(/^.*?: /, ''))).toEqual([
      'channels.0.login: channel "acme" stands twice in this profile',
      'channels.1.name: channel "acme" stands twice in this profile',
    ]);
  });

  it('are told of a VAN that carries nobody, with the partner that was probably meant', () => {
    const van =
      'partner: opus\nname: Opus\nkind: van\nstage: live\ncarries: [amce]\nchannels: [{ kind: rest, name: opus-api, clients: [{ is: opus }] }]\n';
    const yaml = must(readYaml(van, 'opus.yaml'));
    const found = conflicts([loaded('acme.yaml', 'acme.yaml'), { yaml, profile: must(parsedProfile(yaml)) }]);
    expect(found).toMatchObject([
      {
        severity: 'warn',
        message: 'opus.yaml:5:11: carries.0: there is no profile of a partner "amce"; did you mean "acme"?',
      },
    ]);
  });
});

it('warns of a login that nobody can use', () => {
  const acme = source('acme.yaml');
  const text = acme.profile.text.replace(/^ {4}password:\n.*\n/m, '');
  const { warnings } = must(compilePartner({ ...acme, profile: { ...acme.profile, text } }));
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^acme\.yaml:\d+:\d+: channels\.0\.login: nobody can log in: it has neither/),
  ]);
});

it('warns of an envelope whose ends the profile does not name', () => {
  const whole = source('acme.yaml');
  const text = whole.profile.text.replace(/^us:\n( .*\n)*/m, '');
  const { warnings } = must(compilePartner({ ...whole, profile: { ...whole.profile, text } }));
  const said = warnings.map(({ severity, message }) => `${severity} ${message}`).join();
  expect(said).toMatch(
    /^warn acme.yaml:\d+:\d+: documents\.[a-z-]+(\.0)?: X12 comes in an envelope .* without us\.x12 /,
  );
  expect(must(compilePartner(whole)).warnings).toEqual([]);
});
