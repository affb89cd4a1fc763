import { bytesOf, edifact, readAll, x12 } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv/read-csv.js';
import { readJson } from './json/read-json.js';
import { createSplitter } from './splitter.js';
import { readXml } from './xml/read-xml.js';

/** What DOS, mainframes and blocked transfers put at the ends of a file. */
const fillers = ['\u001a', '\0', '\0'.repeat(512), '\r\n\u001a', '\u001a\r\n\u001a\r\n', '\0\n\0\n\u001a', '\u001a '];

describe.each([
  ['X12', x12()],
  ['X12 with a line feed as terminator', x12({ terminator: '\n', suffix: '' })],
  ['X12 without its last terminator', x12({ suffix: '' }).replace(/~$/, '')],
  ['EDIFACT', edifact()],
  ['EDIFACT without its last terminator', edifact().trimEnd().replace(/'$/, '')],
])('filler at the ends of %s', (_, good) => {
  const plain = readAll(good);

  it.each(fillers)('means nothing: %j', (filler) => {
    for (const text of [good + filler, filler + good, filler + good + filler]) {
      const splitter = createSplitter();
      const bytes = bytesOf(text);
      expect([...splitter.push(bytes), ...splitter.end()]).toMatchObject([{ offset: 0, length: bytes.length }]);
      const { codes, sets } = readAll(text);
      expect(codes).toEqual(plain.codes);
      expect(sets.map(({ verdict, segments }) => [verdict, segments])).toEqual(
        plain.sets.map(({ verdict, segments }) => [verdict, segments]),
      );
    }
  });

  it('means nothing however it is cut into chunks', () => {
    expect(readAll(`${good}\r\n\u001a\0\0\u001a`, {}, 1).codes).toEqual(plain.codes);
  });
});

it('filler between interchanges means nothing, however much it is', () => {
  const text = `${x12()}\u001a\r\n${'\0'.repeat(100_000)}${x12({ controlNumber: '000000002' })}`;
  const splitter = createSplitter();
  const bytes = bytesOf(text);
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const reads = pieces.map(({ offset, length }) => readAll(bytes.subarray(offset, offset + length)));
  expect(reads.map(({ codes }) => codes)).toEqual([[], []]);
});

it.each([
  ['behind a text', x12().replace('V-991', 'V-9\u000091')],
  ['of an EDIFACT message', edifact().replace('ORDRSP-1', 'ORD\0RSP')],
])('a zero byte within %s stays a finding', (_, text) => {
  const changed = text.includes('\0') ? text : text.replace('BGM+231+', 'BGM+231+\0');
  expect(readAll(changed).codes).toContain('character-invalid');
});

it('something else behind the trailer stays a finding', () => {
  expect(readAll(`${x12()}\u001aEOF`).codes).toContain('text-after-trailer');
});

describe('filler at the ends of a file without an envelope means nothing', () => {
  it.each(fillers)('in XML: %j', (filler) => {
    const bytes = Buffer.from(`${filler}<?xml version="1.0"?><a><b>1</b></a>${filler}`);
    const { root, findings } = readXml(bytes, 7);
    expect(findings).toEqual([]);
    const place = root?.place();
    expect(place?.offset).toBe(7 + bytes.indexOf('<a>'));
  });

  it.each(['utf16le', 'latin1'] as const)('in XML that is %s', (encoding) => {
    const text = Buffer.from(encoding === 'latin1' ? '<a>x</a>' : '\uFEFF<a>x</a>', encoding);
    for (const filler of [Buffer.of(0x1a), Buffer.alloc(64), Buffer.of(0x1a, 0x00)]) {
      expect(readXml(Buffer.concat([text, filler])).findings).toEqual([]);
    }
  });

  it.each(fillers)('in JSON: %j', (filler) => {
    const bytes = Buffer.from(`${filler}{"a": 1}${filler}`);
    const { value, findings } = readJson(bytes, 7);
    expect(findings).toEqual([]);
    expect(value?.place().offset).toBe(7 + bytes.indexOf('{'));
  });

  it.each(fillers)('in CSV: %j', async (filler) => {
    for (const size of [1, 5, 10_000]) {
      const bytes = Buffer.from(`${filler}a,b\r\n1,"2"${filler}`);
      expect(await rowsOf(bytes, size)).toEqual({ rows: ['a|b', '1|2'], codes: [], first: bytes.indexOf('a,b') });
    }
  });

  it('in CSV of UTF-16', async () => {
    const text = Buffer.from('\uFEFFa,b\r\n1,2\r\n', 'utf16le');
    for (const filler of [Buffer.of(0x1a), Buffer.alloc(64), Buffer.of(0x1a, 0x00)]) {
      for (const size of [1, 3, 10_000]) {
        const read = await rowsOf(Buffer.concat([text, filler]), size);
        expect(read).toMatchObject({ rows: ['a|b', '1|2'], codes: [] });
      }
    }
  });

  it('and within CSV it stays a finding', async () => {
    expect((await rowsOf(Buffer.from('a,b\n1,2\0\n3,4\n'), 100)).codes).toEqual(['csv-encoding']);
  });
});

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function rowsOf(bytes: Uint8Array, size: number) {
  const rows: string[] = [];
  const codes: string[] = [];
  let first = -1;
  for await (const event of readCsv(cut(bytes, size))) {
    if (event.kind === 'finding') codes.push(event.finding.code);
    else {
      if (first < 0) first = event.record.offset;
      rows.push(event.record.cells.map(({ text }) => text).join('|'));
    }
  }
  return { rows, codes, first };
}
