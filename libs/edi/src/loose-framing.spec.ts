import { bytesOf, edifact, flat, type Read, readAll, x12 } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import type { Piece } from './reading.js';
import { createSplitter } from './splitter.js';

/** What a file is cut into, and every interchange in it. */
function readFile(bytes: Uint8Array, chunk: number): { pieces: Piece[]; reads: Read[] } {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += chunk) pieces.push(...splitter.push(bytes.subarray(at, at + chunk)));
  pieces.push(...splitter.end());
  const reads = pieces.map(({ offset, length }) =>
    readAll(bytes.subarray(offset, offset + length), { fileOffset: offset }, chunk),
  );
  return { pieces, reads };
}

const textsOf = ({ sets }: Read): unknown[] =>
  sets.map(({ tree }) => flat(tree).map((each) => [each.tag, each.text(1), each.text(2), each.text(3)]));

/** Read as the good one is, all of it, with these findings. */
function expectAsGood(text: string | Uint8Array, good: string, codes: readonly string[]): void {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  for (const chunk of [7, 65_536]) {
    const { pieces, reads } = readFile(bytes, chunk);
    expect(pieces).toMatchObject([{ offset: 0, length: bytes.length }]);
    expect(reads[0]?.codes).toEqual(codes);
    expect(reads[0]?.interchange).toMatchObject({ complete: true, sender: { id: 'SUPPLIER' } });
    expect(textsOf(reads[0] as Read)).toEqual(textsOf(readAll(good)));
  }
}

const good = x12();
const plain = x12({ suffix: '' });

describe('an ISA that is not as wide as it must be', () => {
  it.each([
    ['trimmed identifiers', (text: string) => text.replace(/(SUPPLIER|BUYER) +/g, '$1')],
    ['trimmed everywhere', (text: string) => text.replace(/\*00\* +\*00\* +/, '*00**00*')],
    ['a qualifier of one character', (text: string) => text.replace('*ZZ*SUPPLIER', '*1*SUPPLIER')],
    ['blanks that do not break', (text: string) => text.replace('SUPPLIER   ', 'SUPPLIER\u00a0\u00a0\u00a0')],
    ['too many blanks', (text: string) => text.replace('SUPPLIER ', 'SUPPLIER    ')],
    ['no component separator', (text: string) => text.replace(/\*[^*]~/, '*~')],
  ])('is read by its separators, with a warning: %s', (_, change) => {
    expectAsGood(change(plain), good, ['isa-length']);
    expectAsGood(change(good), good, ['isa-length']);
  });

  it('lacks its terminator where the line ends', () => {
    expectAsGood(good.replace(/^(ISA.*)~/, '$1'), good, ['isa-length']);
  });

  it.each([
    ['an element too many', (text: string) => text.replace('*U*', '*U*U*')],
    ['an element too few', (text: string) => text.replace('*U*', '*')],
    ['an identifier that is too long', (text: string) => text.replace('SUPPLIER       ', 'SUPPLIERSUPPLIER ')],
  ])('is told where it can be read in several ways: %s', (_, change) => {
    const { interchange, codes } = readAll(change(good));
    expect(codes).toEqual(['isa-length']);
    expect(interchange).toMatchObject({ complete: false, findings: [{ severity: 'fatal' }] });
  });

  it('names the element', () => {
    const { interchange } = readAll(plain.replace('*ZZ*SUPPLIER', '*1*SUPPLIER'));
    const message =
      'ISA05 has 1 characters instead of 2, so that ISA is not 106 characters long; it was read by its separators';
    expect(interchange.findings).toMatchObject([{ severity: 'warn', element: 5, message }]);
  });
});

describe('lines that were cut at a width', () => {
  const wrap = (text: string, width: number, end: string) =>
    text.replace(new RegExp(`[^]{${width}}`, 'g'), (line) => line + end);
  const more = Array.from({ length: 60 }, (_, n) => `N3*${n} Harbour Road of a certain length`);
  const set = ['ST*855*0001', 'BAK*00*AD*PO4711*20261123', ...more, 'CTT*0', 'SE*64*0001'];
  const long = x12({ sets: [set], suffix: '' });

  it.each([35, 64, 72, 80, 100, 128, 132, 256, 500, 512])('of X12 are joined: %i', (width) => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(textsOf(readAll(wrap(long, width, end)))).toEqual(textsOf(readAll(long)));
    }
  });

  const message = [
    'UNH+1+ORDRSP:D:96A:UN',
    'BGM+231+R4711+4',
    'DTM+137:20261123:102',
    ...Array.from({ length: 60 }, (_, n) => `FTX+AAI+++${n} words of a certain length`),
    'UNS+S',
    'UNT+65+1',
  ];
  const messages = edifact({ messages: [message], suffix: '' });

  it.each([35, 64, 70, 80, 128, 132, 256, 500, 512])('of EDIFACT are joined: %i', (width) => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(textsOf(readAll(wrap(messages, width, end)))).toEqual(textsOf(readAll(messages)));
    }
  });

  it('and filled up with blanks are joined', () => {
    const padded = (text: string, terminator: string) =>
      text
        .split(new RegExp(`(?<=${terminator})`))
        .map((segment) => wrap(segment.padEnd(Math.ceil(segment.length / 80) * 80), 80, '\n'))
        .join('');
    expect(textsOf(readAll(padded(long, '~')))).toEqual(textsOf(readAll(long)));
    expect(textsOf(readAll(padded(messages, "'")))).toEqual(textsOf(readAll(messages)));
  });

  it('and a line break within a text stays data, with a finding', () => {
    const broken = x12().replace('Harbour Road', 'Harbour\nRoad');
    expect(readAll(broken).codes).toEqual(['character-invalid']);
  });
});

describe('a UNA of eight bytes', () => {
  const una = edifact({ una: true });
  it.each([
    ['without its repetition', una.replace("UNA:+.? '", "UNA:+.?'")],
    ['without its repetition, on one line', edifact({ una: true, suffix: '' }).replace("UNA:+.? '", "UNA:+.?'")],
    [
      'without its repetition, on a line of its own',
      edifact({ una: true, suffix: '' }).replace("UNA:+.? '", "UNA:+.?'\n"),
    ],
    ['without its terminator', una.replace("UNA:+.? '", 'UNA:+.? ')],
    ['without its terminator, on one line', edifact({ una: true, suffix: '' }).replace("UNA:+.? '", 'UNA:+.? ')],
    ['on a line with CR and LF', edifact({ una: true, suffix: '\r\n' }).replace("UNA:+.? '", "UNA:+.?'")],
  ])('is read: %s', (_, text) => expectAsGood(text, una, []));

  it('is not found where nine bytes are meant', () => {
    const lines = edifact({ una: true, service: ':+.?*\n', suffix: '' });
    expectAsGood(lines, una, []);
  });
});

it('tags in small letters are read as capital ones, said once', () => {
  const small = (text: string, tag: string) => text.replaceAll(tag, tag.toLowerCase());
  expectAsGood(small(small(good, 'PO1*'), 'ISA*'), good, ['segment-tag']);
  expectAsGood(['GS*', 'ST*855', 'SE*14', 'GE*', 'IEA*', 'PO1*'].reduce(small, good), good, ['segment-tag']);
  expectAsGood(['UNH+', 'UNT+', 'LIN+'].reduce(small, edifact()), edifact(), ['segment-tag']);
});

it('quotation marks around an interchange are left out, with a warning', () => {
  expectAsGood(`"${good.trimEnd()}"`, good, ['text-after-trailer']);
  expectAsGood(`"${edifact().trimEnd()}"\r\n`, edifact(), ['text-after-trailer']);
});

it.each([
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'The file is in UTF-16'],
  ['UTF-16', Buffer.from(edifact(), 'utf16le'), 'The file is in UTF-16'],
  ['UTF-16 the other way round', Buffer.from(good, 'utf16le').swap16(), 'The file is in UTF-16'],
  ['EBCDIC', Buffer.from([0xc9, 0xe2, 0xc1, 0x5c]), 'The file is in EBCDIC'],
  ['a UNB in small letters', bytesOf(edifact().toLowerCase()), 'This begins like EDIFACT'],
])('what is no interchange is called what it is: %s', (_, bytes, words) => {
  const { pieces, reads } = readFile(bytes, 65_536);
  expect(pieces).toMatchObject([{ kind: 'unreadable', length: bytes.length }]);
  expect(reads[0]?.interchange.findings).toMatchObject([{ code: 'not-an-interchange' }]);
  expect(reads[0]?.interchange.findings[0]?.message).toContain(words);
});

it('passes over the card of a VAN in front of an interchange', () => {
  expectAsGood(`$$ADD ID=ACME BID='855'\r\n${good}`, good, []);
});
