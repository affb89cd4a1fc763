import { deflateSync, gzipSync } from 'node:zlib';
import type { Finding } from '@quayside/std';
import { expect, it } from 'vitest';
import { tarred, zipped } from '../../support/wrapped.js';
import { readInProcess, type ReadRequest } from '@quayside/exchange';
import { faultsOf, openMixedHeart } from '../mixed-heart.js';

// Files that are small to send and large to read. Each ends before an owner or in findings, soon, with words that name the limit;
// docs/hostile-input.md lists them.

/** Generous: a busy machine is no failure, a bomb takes minutes or all memory. */
const soonMs = 20_000;

interface End {
  readonly codes: readonly string[];
  readonly words: string;
  readonly documents: number;
}

async function endOf(name: string, bytes: Uint8Array, partner = 'mixed'): Promise<End> {
  const heart = openMixedHeart();
  const from = performance.now();
  await heart.drop(name, bytes, { partner });
  expect(performance.now() - from).toBeLessThan(soonMs);
  expect(faultsOf(heart)).toEqual([]);
  const { files, arrivals, documents, exceptions } = heart.twin.rows;
  const findings = [...files(), ...arrivals(), ...documents()].flatMap((row) => row.findings);
  const told = [...findings, ...exceptions()];
  return {
    codes: [...new Set(told.map(({ code }) => code))],
    words: told.map(({ message }) => message).join('\n'),
    documents: documents().length,
  };
}

const reading = readInProcess();
const { partners } = openMixedHeart();

/** The same of the reader alone: many megabytes cost the store in memory more than any bomb. */
async function readingOf(
  text: string,
  partner: string,
  format?: ReadRequest['format'] & string,
): Promise<Omit<End, 'documents'>> {
  const { sources } = partners.find((each) => each.partner.id === partner) ?? {};
  if (!sources) throw new Error(`no partner ${partner}`);
  const bytes = Buffer.from(text);
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.subarray(at, at + 1024 * 1024);
  };
  const from = performance.now();
  const findings: Finding[] = [];
  for await (const event of reading.read({
    sources,
    hash: partner,
    fileOffset: 0,
    chunks: chunks(),
    ...(format && { format }),
  })) {
    if (event.kind === 'end') findings.push(...event.reading.findings);
    else if (event.kind === 'file-end') findings.push(...event.findings);
    else findings.push(...event.set.findings, ...event.findings);
  }
  expect(performance.now() - from).toBeLessThan(soonMs);
  return {
    codes: [...new Set(findings.map(({ code }) => code))],
    words: findings.map(({ message }) => message).join('\n'),
  };
}

const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, ' ');

/** The records of the central directory once more, `times` over: every entry is the same bytes of the file. */
function overlapping(zip: Buffer, times: number): Buffer {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const from = zip.readUInt32LE(end + 16);
  const record = zip.subarray(from, end);
  const directory = Buffer.concat(Array.from({ length: times }, () => record));
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  tail.writeUInt32LE(directory.length, 12);
  return Buffer.concat([zip.subarray(0, from), directory, tail]);
}

/** As if each file in it had so many bytes, whatever comes out. */
function lying(zip: Buffer, size: number): Buffer {
  const changed = Buffer.from(zip);
  for (const [signature, at] of [
    ['PK\u0003\u0004', 22],
    ['PK\u0001\u0002', 24],
  ] as const) {
    const found = changed.indexOf(signature, 0, 'latin1');
    changed.writeUInt32LE(size, found + at);
  }
  return changed;
}

/** A compressed packet of OpenPGP (RFC 9580, 5.6) with a literal one in it. */
function compressedMessage(bytes: Uint8Array): Buffer {
  const packet = (tag: number, ...parts: readonly Uint8Array[]) => {
    const content = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([Buffer.from([0xc0 | tag, 0xff]), length, content]);
  };
  const literal = packet(11, Buffer.from('b\0\0\0\0\0', 'latin1'), bytes);
  return packet(8, Buffer.from([2]), deflateSync(literal));
}

async function nested(depth: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.from('Order,Line,Item,Quantity\nP1,1,A,1\n');
  for (let level = 0; level < depth; level += 1) bytes = await zipped([{ name: `${level}.zip`, bytes }]);
  return bytes;
}

/** A tar header that says a size of 8 GB in the binary form of GNU, with a right sum. */
async function oddTar(): Promise<Buffer> {
  const tar = await tarred([{ name: 'csv', bytes: Buffer.from('x') }]);
  tar.write('\x80', 124, 'latin1');
  tar.fill(0, 125, 131);
  tar.writeUInt32BE(2, 131 - 3);
  const header = Buffer.from(tar.subarray(0, 512)).fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return tar;
}

it.each<[string, () => Promise<Uint8Array> | Uint8Array, string, RegExp]>([
  ['a gzip bomb', () => gzipSync(megabytes(60)), 'wrapper-too-large', /unpacking stopped.*wrappers\.ratio/],
  ['gzip in gzip in gzip', () => gzipSync(gzipSync(gzipSync(megabytes(60)))), 'wrapper-too-large', /wrappers\.ratio/],
  ['wrappers inside each other', () => nested(12), 'wrapper-too-deep', /3 were agreed \(wrappers\.depth\)/],
  [
    'a zip file of more files than agreed',
    () => zipped(Array.from({ length: 1100 }, (_, n) => ({ name: `${n}`, bytes: Buffer.from(`${n}`) }))),
    'wrapper-too-large',
    /More than 1000 files.*wrappers\.entries/,
  ],
  [
    'a zip file whose entries are all the same bytes',
    async () => overlapping(await zipped([{ name: 'a', bytes: megabytes(4) }]), 900),
    'wrapper-too-large',
    /unpacking stopped/,
  ],
  [
    'a zip file that says less than it holds',
    async () => lying(await zipped([{ name: 'a', bytes: megabytes(2) }]), 10),
    'wrapper-broken',
    /damaged or cut short/,
  ],
  [
    'a zip file of 12,000 folders',
    async () => overlapping(await zipped([{ folder: 'f/' }]), 12_000),
    'wrapper-too-large',
    /More than 1000 files.*wrappers\.entries/,
  ],
  ['an OpenPGP message that is a bomb', () => compressedMessage(megabytes(60)), 'wrapper-too-large', /wrappers\.ratio/],
  ['a tar file that says 8 GB', oddTar, 'wrapper-broken', /damaged or cut short/],
])('%s is stopped', async (_, bytes, code, words) => {
  const end = await endOf('a.bin', await bytes());
  expect(end.codes).toContain(code);
  expect(end.words).toMatch(words);
  expect(end.documents).toBe(0);
});

const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join('');

it.each<[string, 'xml' | 'json' | 'csv', string, string, RegExp]>([
  [
    'a billion laughs',
    'xml',
    `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l20;</a>`,
    'xml-doctype',
    /internal subset/,
  ],
  [
    'an external entity',
    'xml',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'xml-doctype',
    /not read/,
  ],
  [
    'XML of great depth',
    'xml',
    '<a>'.repeat(200_000),
    'xml-limit',
    /More than 64 elements within each other.*every sender/,
  ],
  [
    'XML of many elements',
    'xml',
    `<a>${'<b/>'.repeat(400_000)}</a>`,
    'xml-limit',
    /More than 250000 elements.*every sender/,
  ],
  [
    'an element of many attributes',
    'xml',
    `<a ${Array.from({ length: 5000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
    'xml-limit',
    /More than 64 attributes/,
  ],
  ['JSON of great depth', 'json', '['.repeat(500_000), 'json-limit', /More than 64 levels.*every sender/],
  [
    'JSON of many keys',
    'json',
    `{${Array.from({ length: 1_000_000 }, (_, n) => `"${n}":1`).join(',')}}`,
    'json-limit',
    /More than 500000 values/,
  ],
  [
    'JSON that would change what objects are',
    'json',
    '{"type":"invoice","__proto__":{"number":"1"},"constructor":{"prototype":{}}}',
    'document-invalid',
    /./,
  ],
  [
    'a number of a million digits',
    'json',
    `{"type":"invoice","total":${'9'.repeat(1_000_000)}}`,
    'json-limit',
    /more than 64 characters/,
  ],
  [
    'one cell of CSV of 20 MB',
    'csv',
    `Order,Line,Item,Quantity\n"${'x'.repeat(20_000_000)}`,
    'csv-syntax',
    /larger than the limit.*csv\.maxRecordSize/,
  ],
  [
    'a million columns of CSV',
    'csv',
    `Order,Line,Item,Quantity\n${','.repeat(999_000)}`,
    'csv-limit',
    /at most 1000.*csv\.maxColumns/,
  ],
  [
    'many cells of CSV',
    'csv',
    `Order,Line,Item,Quantity${','.repeat(900)}\n`.repeat(3000),
    'csv-limit',
    /2000000 cells.*csv\.maxCells/,
  ],
])('%s is refused', async (_, format, text, code, words) => {
  const end = await readingOf(text, 'mixed', format);
  expect(end.codes).toContain(code);
  expect(end.words).toMatch(words);
});

const isa =
  'ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *261123*1015*^*00501*000000007*0*P*>~';
const x12 = (body: string) =>
  `${isa}GS*PR*ACME*QUAYSIDE*20261123*1015*7*X*005010~ST*855*0001~BAK*00*AC*P1*20261123~${body}SE*3*0001~GE*1*7~IEA*1*000000007~`;
const edifact = (body: string) =>
  `UNB+UNOC:3+4012345000009:14+4000001000005:14+261123:1015+7'UNH+1+ORDRSP:D:96A:UN'BGM+231+1'${body}UNT+3+1'UNZ+1+7'`;

it.each([
  ['a million empty elements of X12', x12(`REF${'*'.repeat(1_000_000)}~`), 'acme'],
  ['a million repetitions', x12(`REF*DP${'^A'.repeat(1_000_000)}~`), 'acme'],
  ['a million components', x12(`REF*DP${'>A'.repeat(1_000_000)}~`), 'acme'],
  ['300,000 segments without a tag', x12('~'.repeat(300_000)), 'acme'],
  ['100,000 sets that end at once', x12('SE*1*0001~ST*855*0002~'.repeat(20_000)), 'acme'],
  ['a segment of 20 MB', x12(`REF*DP*${'x'.repeat(20_000_000)}~`), 'acme'],
  ['a million empty elements of EDIFACT', edifact(`FTX${'+'.repeat(1_000_000)}'`), 'nordwind'],
  ['a million components of EDIFACT', edifact(`FTX+AAI${':'.repeat(1_000_000)}'`), 'nordwind'],
  ['a million release characters', edifact(`FTX+AAI+${'??'.repeat(1_000_000)}'`), 'nordwind'],
  ['a million apostrophes', edifact("'".repeat(1_000_000)), 'nordwind'],
])('%s are read in a time, and refused with their set', async (_, text, partner) => {
  const { codes } = await readingOf(text, partner);
  expect(codes.length).toBeGreaterThan(0);
});
