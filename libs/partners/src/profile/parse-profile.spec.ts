import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { matchingPolicy } from './matching-policy.js';
import { parseProfile } from './parse-profile.js';
import { erpOf, framingOf, readingRulesOf } from './policies.js';
import { profileJsonSchema } from './profile.js';

const smallest = `partner: kern
name: Kern AG
stage: test
odoo: { vendor: { ref: KERN } }
us: { x12: [{ qualifier: ZZ, id: QUAYSIDE }] }
identifiers: { x12: [{ qualifier: ZZ, id: 0123 }] }
documents: { invoice: {} }
`;

/** What is wrong with the smallest profile after a change, as "row:column message". */
function faults(change: (text: string) => string): string[] {
  const parsed = parseProfile(change(smallest), 'kern.yaml');
  return parsed.ok ? [] : parsed.error.map((each) => each.message);
}

describe('a profile', () => {
  it('of seven lines has every default', () => {
    const profile = must(parseProfile(smallest, 'kern.yaml'));
    expect(profile.identifiers.x12).toEqual([{ qualifier: 'ZZ', id: '0123', usage: 'both' }]);
    const overlay = {};
    expect(profile.documents.invoice).toEqual([
      { format: 'x12', set: '810', release: '004010', direction: 'in', mapping: 'x12/810.yaml', overlay },
    ]);
    expect(erpOf(profile, 'live')).toEqual({ connection: 'default', vendor: { ref: 'KERN' } });
    expect(erpOf(profile, 'test')).toBeUndefined();
    expect(framingOf(profile)).toMatchObject({ element: '*', component: '>', terminator: '~', suffix: '\n' });
    expect(matchingPolicy(profile)).toMatchObject({ lineKeys: ['number', 'buyer', 'gtin', 'supplier'], daysLate: 0 });
  });

  it('keeps identifiers as text and percentages exact', () => {
    const profile = must(parseProfile(`${smallest}tolerances: { price: { percent: 2.50 } }`, 'kern.yaml'));
    expect(matchingPolicy(profile).price).toEqual({ percent: '2.5' });
  });

  it('says what becomes of a bill for goods that have not come', () => {
    const receipt = (more: string) => matchingPolicy(must(parseProfile(`${smallest}${more}`, 'kern.yaml')));
    expect(receipt('').billBeforeReceipt).toBe('allowed');
    const noted = receipt('invoices: { beforeReceipt: note }');
    expect([noted.billBeforeReceipt, noted.beyond.receipt]).toEqual(['note', 'note']);
    expect(receipt('invoices: { beforeReceipt: hold }').beyond.receipt).toBe('hold');
  });

  it('lets a partner put a point where decimals are implied, and tells nobody that it is a fault', () => {
    const profile = must(parseProfile(`${smallest}amounts: { impliedDecimals: explicit-point }`, 'kern.yaml'));
    expect(readingRulesOf(profile)).toEqual({ validation: {}, explicitPoint: true });
  });

  it('settles the encoding of what comes, if it is one', () => {
    const profile = must(parseProfile(`${smallest}encoding: windows-1252`, 'kern.yaml'));
    expect(readingRulesOf(profile).encoding).toBe('windows-1252');
    expect(parseProfile(`${smallest}encoding: unoc`, 'kern.yaml').ok).toBe(false);
  });

  it('needs no identifiers where files have no envelope', () => {
    const plain = smallest.replace(/^(us|identifiers):.*\n/gm, '').replace('invoice: {}', 'invoice: { format: csv }');
    expect(must(parseProfile(plain, 'kern.yaml')).us).toEqual({ x12: [], edifact: [], cxml: [], peppol: [] });
  });

  it('has a JSON Schema for editors in which the demo profiles know their keys', () => {
    const schema = profileJsonSchema() as { properties: object; required: string[] };
    expect(Object.keys(schema.properties)).toContain('tolerances');
    expect(schema.required).toEqual(['partner', 'name', 'stage', 'odoo', 'documents']);
  });
});

describe('a fault in a profile names file, row, column, and what was expected', () => {
  it.each<[string, (text: string) => string, string]>([
    [
      'a misspelt key',
      (text) => `${text}tolerances: { prise: {} }`,
      'kern.yaml:8:15: tolerances.prise: unknown key "prise"; did you mean "price"?',
    ],
    [
      'a misspelt value',
      (text) => text.replace('stage: test', 'stage: tset'),
      'kern.yaml:3:8: stage: expected one of test, live, found "tset"; did you mean "test"?',
    ],
    ['a missing key', (text) => text.replace('name: Kern AG\n', ''), 'kern.yaml:1:1: name: is missing: expected text'],
    [
      'a misspelt kind of difference',
      (text) => `${text}beyond: { quantitty: note }`,
      'kern.yaml:8:11: beyond.quantitty: unknown key "quantitty"; did you mean "quantity"?',
    ],
    [
      'no vendor',
      (text) => text.replace('{ ref: KERN }', '{}'),
      'kern.yaml:4:17: odoo.vendor: expected exactly one of ref, vat and id, found a group of keys',
    ],
    [
      'attachments of an order whose format has no place for them',
      (text) => text.replace(/documents: .*/, 'documents: { order: { attachments: true } }'),
      'kern.yaml:7:36: documents.order.attachments: expected only where the order is UBL (format: xml): other formats have no place for attachments, found "true"',
    ],
    [
      'a zone that is none',
      (text) => `${text}timeZone: Europe/Berlinn`,
      'kern.yaml:8:11: timeZone: expected a time zone such as Europe/Berlin, found "Europe/Berlinn"',
    ],
    [
      'a channel that is none',
      (text) => `${text}channels: [{ kind: sftp-dorp }]`,
      'kern.yaml:8:20: channels.0.kind: expected one of sftp-drop, sftp-poll, rest, rest-poll, found "sftp-dorp"; did you mean "sftp-drop"?',
    ],
    [
      'a key of another kind of channel',
      (text) => `${text}channels: [{ kind: rest, host: x, keys: [] }]`,
      'kern.yaml:8:12: channels.0.name: is missing: expected a name of its own, of a-z, 0-9, dot, dash and underscore|' +
        'kern.yaml:8:26: channels.0.host: unknown key "host"; known here: kind, name, keys, clients, maxFileSize, requestsPerMinute, usage, description',
    ],
    [
      'a decimal with a comma',
      (text) => `${text}tolerances: { price: { percent: 0,5 } }`,
      'kern.yaml:8:35: tolerances.price.5: unknown key "5"; decimals are written with a point, as in 0.5',
    ],
    [
      'text where a list belongs',
      (text) => `${text}channels: sftp-drop`,
      'kern.yaml:8:11: channels: expected a list, found "sftp-drop"',
    ],
    [
      'a repeated key',
      (text) => `${text}name: Kern`,
      'kern.yaml:8:1: the key "name" stands here a second time; the first is in line 2',
    ],
    [
      'a list where a group belongs',
      (text) => text.replace('{ invoice: {} }', '[invoice]'),
      'kern.yaml:7:12: documents: expected a group of keys, found a list',
    ],
    ['a file with nothing in it', () => '# later', 'kern.yaml:1:1: expected a group of keys, found nothing'],
  ])('%s', (_, change, message) => {
    expect(faults(change).join('|')).toBe(message);
  });

  it('a password that is no hash', () => {
    const text = 'channels: [{ kind: sftp-drop, login: kern, password: { argon2id: secret } }]';
    expect(faults((before) => before + text)[0]).toContain(
      'expected an argon2id hash that starts with $argon2id$v=19$',
    );
  });
});

describe('a polled channel', () => {
  const polled = (rest: string) =>
    `${smallest}channels: [{ kind: sftp-poll, name: kern-box, host: sftp.kern.example, login: us, ${rest} }]`;

  it('needs a host, a login, a secret and a folder, and has a default for the rest', () => {
    const profile = must(parseProfile(polled('password: { secret: kern }, fetch: { folders: [out] }'), 'kern.yaml'));
    expect(profile.channels[0]).toMatchObject({
      port: 22,
      every: { ms: 60_000 },
      complete: { rule: 'stable', looks: 2 },
      afterFetch: { do: 'delete' },
      hostKey: [],
      algorithms: 'modern',
      parallel: 4,
    });
  });

  it.each([
    ['no way to sign in', 'fetch: { folders: [out] }', 'expected a password or a key'],
    ['no folder', 'password: { secret: kern }', 'expected fetch, send or both'],
    ['a password as text', 'password: hunter2, fetch: { folders: [out] }', 'channels.0.password'],
    ['a folder that climbs', 'password: { secret: kern }, fetch: { folders: [../x] }', 'a folder without ".."'],
    [
      'a pin that is none',
      'password: { secret: kern }, hostKey: [SHA256:short], fetch: { folders: [o] }',
      'a fingerprint',
    ],
  ])('is refused with %s', (_, rest, message) => {
    expect(faults(() => polled(rest))[0]).toContain(message);
  });
});

describe('a channel to an API', () => {
  const api = (rest: string) => `${smallest}channels: [{ kind: rest-poll, name: kern-api, ${rest} }]`;
  const url = "url: 'https://api.kern.example/v1'";
  const documents = "path: /out, document: '/out/{id}'";

  it('needs an address and a list, and has a default for the rest', () => {
    const profile = must(parseProfile(api(`${url}, fetch: { ${documents} }`), 'kern.yaml'));
    expect(profile.channels[0]).toMatchObject({
      ...{ auth: { by: 'none' }, afterFetch: { do: 'nothing' }, every: { ms: 60_000 }, parallel: 4 },
      fetch: { items: '', take: 'document', id: '/id', pages: { by: 'none' }, maxPages: 100 },
    });
  });

  it.each([
    ['nothing to do', url, 'expected fetch, send or both'],
    ['an address with a query', `url: 'https://a.example/?key=1', send: { path: /in }`, 'without query'],
    ['an address of another kind', `url: 'ftp://a.example/', send: { path: /in }`, 'expected an address such as'],
    ['a path that is none', `${url}, send: { path: in }`, 'a path that starts with /'],
    ['a secret as text', `${url}, auth: { by: bearer, token: abc }, send: { path: /in }`, 'auth.token'],
    ['a way to sign in that is none', `${url}, auth: { by: digest }, send: { path: /in }`, 'auth.by'],
    ['documents without a place', `${url}, fetch: { path: /out }`, 'expected document or link'],
    ['documents in two places', `${url}, fetch: { ${documents}, link: /href }`, 'expected document or link'],
    [
      'pages to confirm',
      `${url}, fetch: { path: /out, take: page }, afterFetch: { do: call, path: /x }`,
      'no id to call',
    ],
    ['a pointer that is none', `${url}, fetch: { ${documents}, items: data }`, 'a pointer such as /data/items'],
    [
      'an overlap longer than what is remembered',
      `${url}, fetch: { ${documents}, since: { from: item, at: /at, overlap: 200h } }`,
      'at most 144h',
    ],
    ['times that are none', `${url}, fetch: { ${documents} }, every: sometimes`, 'a cron pattern of five fields'],
  ])('is refused with %s', (_, rest, message) => {
    expect(faults(() => api(rest))[0]).toContain(message);
  });
});

describe('a VAN', () => {
  const van = `partner: big-van
name: Big VAN
kind: van
stage: live
carries: [kern, acme]
channels: [{ kind: sftp-drop, login: big-van }]
`;

  it('needs no identifiers, documents or vendor of its own', () => {
    const profile = must(parseProfile(van, 'big-van.yaml'));
    expect(profile).toMatchObject({ kind: 'van', carries: ['kern', 'acme'], identifiers: { x12: [], edifact: [] } });
  });

  it('says what it does not know, and that a supplier carries nobody', () => {
    const parsed = parseProfile(van.replace('carries', 'caries'), 'big-van.yaml');
    expect(parsed.ok ? [] : parsed.error.map((each) => each.message)).toContainEqual(
      expect.stringContaining('unknown key "caries"; did you mean "carries"?'),
    );
    expect(faults((text) => `${text}carries: [acme]`)[0]).toContain('unknown key "carries"');
  });
});

it('holds the demo profiles to their hashes: no password stands in them as text', () => {
  const folder = join(import.meta.dirname, '../../../../partner-profiles');
  for (const name of ['acme', 'nordwind']) {
    const profile = must(parseProfile(readFileSync(join(folder, `${name}.yaml`), 'utf8'), `${name}.yaml`));
    const [channel] = profile.channels;
    expect(channel?.kind === 'sftp-drop' && channel.password?.argon2id).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }
});

it('takes several agreements about one document, and says which key of which is wrong', () => {
  const both = `${smallest.replace('invoice: {}', 'invoice: [{}, { format: edifact }]')}`;
  const profile = must(parseProfile(both, 'kern.yaml'));
  expect(profile.documents.invoice?.map(({ set, release }) => [set, release])).toEqual([
    ['810', '004010'],
    ['INVOIC', 'D.96A'],
  ]);
  const wrong = faults(() => both.replace('format: edifact', 'formt: edifact'));
  expect(wrong).toEqual([expect.stringContaining('unknown key "formt"; did you mean "format"?') as string]);
});
