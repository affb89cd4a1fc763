import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { renamedInside, tarred, zipped } from '../../support/wrapped.js';
import { documents } from './sent-json.js';

/** A file that a partner sends as it should be. */
export interface Seed {
  readonly partner: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const root = path.resolve(import.meta.dirname, '../../..');
const at = (...parts: string[]) => path.join(root, ...parts);

function corpus(): Seed[] {
  return ['acme', 'baltic', 'kern', 'nordwind'].flatMap((partner) =>
    readdirSync(at('test/corpus', partner)).flatMap((folder) => {
      const name = readdirSync(at('test/corpus', partner, folder)).find((each) => each.startsWith('in.'));
      return name ? [{ partner, name, bytes: readFileSync(at('test/corpus', partner, folder, name)) }] : [];
    }),
  );
}

function examples(): Seed[] {
  return ['csv', 'ubl', 'cxml'].flatMap((syntax) =>
    readdirSync(at('mappings', syntax, 'examples')).map((name) => ({
      partner: 'mixed',
      name,
      bytes: readFileSync(at('mappings', syntax, 'examples', name)),
    })),
  );
}

/** What each kind of partner sends, in every syntax. */
export const seeds: readonly Seed[] = [
  ...corpus(),
  ...examples(),
  ...documents.map((each) => ({
    partner: 'mixed',
    name: 'in.json',
    bytes: Buffer.from(JSON.stringify(each, null, 1)),
  })),
];

/** What may be put in: what no text can hold, what syntaxes are made of, and what is too much. */
const telling: readonly string[] = [
  ...['\0', '\\u0000', '\\ud800', '\\udc00', '&#0;', '&#xD800;', '\u202e', '\u200b', '\ufeff', '\ufffe', '😀', 'é'],
  ...[
    '\r\n',
    '\n',
    '"',
    "'",
    ',',
    ';',
    '\t',
    ':',
    '+',
    '?',
    '*',
    '~',
    '>',
    '<',
    '|',
    '{',
    '}',
    '[',
    ']',
    '&',
    '=',
    '@',
  ],
  ...['-1', '0', '1e309', '-0.0', '9'.repeat(400), '99999999999', '0.00000000000001', '2026-02-31', '275760-09-14'],
  ...['null', 'true', '{}', '[]', '""', '"__proto__"', '"constructor"', 'x'.repeat(300), 'ISA', 'UNB', 'UNA:+.? '],
  ...[Array.from({ length: 900 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join('')],
];
/** Bytes that are no UTF-8 by themselves. */
const raw: readonly string[] = ['\x80', '\xff', '\xc3', '\xed', '\x1b'];

/** A change of some bytes, somewhere: the same place of any file, as a share of it. */
const change = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  put: fc.constantFrom('', ...telling, ...raw),
  instead: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  /** What stands between two separators there is replaced as a whole, so that the file keeps its form. */
  whole: fc.boolean(),
  /** A stretch is put in once more instead. */
  again: fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: fc.nat(200), weight: 1 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

export function changed(bytes: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((before, { where, put, instead, whole, again }) => {
    const at = Math.floor(where * before.length);
    const [from, to] = whole ? valueAround(before, at) : [at, at + instead];
    const inserted = Buffer.from(put, raw.includes(put) ? 'latin1' : 'utf8');
    const more = again > 0 ? before.subarray(from, from + again) : inserted;
    return Buffer.concat([before.subarray(0, from), more, before.subarray(to)]);
  }, bytes);
}

const separators = new Set(Buffer.from('*~+:\'|;,<>"[]{}=\r\n\t'));

function valueAround(bytes: Buffer, at: number): readonly [number, number] {
  let from = at;
  let to = at;
  while (from > 0 && !separators.has(bytes[from - 1] ?? 0)) from -= 1;
  while (to < bytes.length && !separators.has(bytes[to] ?? 0)) to += 1;
  return [from, to];
}

const wrapping = fc.record({
  kind: fc.constantFrom('zip', 'gzip', 'tar'),
  name: fc.constantFrom(
    'order.x12',
    '../../etc/passwd',
    'a\u202eb.csv',
    'naïve.xml',
    '\u0007',
    'x'.repeat(250),
    'dir/in/er',
  ),
  changes: fc.oneof(
    { arbitrary: fc.constant([]), weight: 3 },
    { arbitrary: fc.array(change, { maxLength: 2 }), weight: 1 },
  ),
});
type Wrapping = typeof wrapping extends fc.Arbitrary<infer T> ? T : never;

async function wrapped(bytes: Buffer, { kind, name, changes }: Wrapping): Promise<Buffer> {
  if (kind === 'gzip') return changed(gzipSync(bytes), changes);
  if (kind === 'tar') return changed(await tarred([{ name, bytes }]), changes);
  // No zip program writes such names.
  const inside = Buffer.from(name).toString('latin1');
  const plain = 'n'.repeat(inside.length);
  return changed(renamedInside(await zipped([{ name: plain, bytes }]), plain, inside), changes);
}

/** A file as it may come: a good one with some changes, in some wrappers that may be damaged, too. */
export const sentFile = fc.record({
  seed: fc.nat(seeds.length - 1),
  changes: fc.array(change, { maxLength: 5 }),
  wrappings: fc.oneof(
    { arbitrary: fc.constant([]), weight: 4 },
    { arbitrary: fc.array(wrapping, { maxLength: 5 }), weight: 1 },
  ),
});
export type SentFile = typeof sentFile extends fc.Arbitrary<infer T> ? T : never;

/** By its number, so that a file that fails is told in a line. */
export function seedOf(seed: number): Seed {
  return seeds[seed] as Seed;
}

export async function bytesSent({ seed, changes, wrappings }: SentFile): Promise<Buffer> {
  let bytes = changed(seedOf(seed).bytes, changes);
  for (const each of wrappings) bytes = await wrapped(bytes, each);
  return bytes;
}
