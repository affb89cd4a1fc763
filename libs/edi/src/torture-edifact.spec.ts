import {
  bytesOf,
  edifact,
  flat,
  orderResponse,
  outline,
  type Read,
  readAll,
  x12,
} from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import { readHead } from './head.js';
import type { Piece } from './reading.js';
import { createSplitter } from './splitter.js';

function readFile(input: string): { pieces: Piece[]; reads: Read[] } {
  const bytes = bytesOf(input);
  const splitter = createSplitter();
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const reads = pieces
    .filter((piece) => piece.kind !== 'unreadable')
    .map((piece) => readAll(bytes.subarray(piece.offset, piece.offset + piece.length), { fileOffset: piece.offset }));
  return { pieces, reads };
}

/** One message FTX with the text, in an ORDRSP. */
function withText(text: string, sample: Parameters<typeof edifact>[0] = {}): string {
  const message = orderResponse.toSpliced(3, 0, `FTX+AAI+++${text}`).with(-1, 'UNT+19+1');
  return edifact({ ...sample, messages: [message] });
}

const good = edifact();

describe('reads right', () => {
  it('an ORDRSP into its groups', () => {
    const { interchange, sets, codes } = readAll(good);
    expect(codes).toEqual([]);
    expect(interchange).toMatchObject({
      syntax: 'edifact',
      version: 'UNOC:3',
      sender: { qualifier: '14', id: 'SUPPLIER' },
      controlNumber: 'REF1',
      complete: true,
      sets: 1,
      length: good.length,
    });
    expect(sets[0]).toMatchObject({
      type: 'ORDRSP',
      release: 'D96A',
      reference: '1',
      segments: 18,
      verdict: 'accepted',
    });
    expect(outline(sets[0]!.tree)).toEqual([
      'ORDRSP',
      'UNH',
      'BGM',
      'DTM',
      ['RFF', 'RFF'],
      ['NAD', 'NAD'],
      ['NAD', 'NAD'],
      ['LIN', 'LIN', 'PIA', 'IMD', 'QTY', 'DTM', ['PRI', 'PRI']],
      ['LIN', 'LIN', 'QTY', 'QVR'],
      'UNS',
      'CNT',
      'UNT',
    ]);
  });

  it.each([
    ['UNA with the usual characters', { una: true }],
    ['UNA with odd characters', { una: true, service: '|*,! ~' }],
    ['UNA with a line feed as terminator', { una: true, service: ':+.? \n', suffix: '' }],
    ['no line breaks', { suffix: '' }],
    ['line breaks after segments', { suffix: '\r\n' }],
    ['syntax 4', { syntax: 'UNOC:4' }],
  ])('%s', (_, sample) => {
    const { pieces, reads } = readFile(edifact(sample));
    expect(pieces).toHaveLength(1);
    expect(reads[0]!.codes).toEqual([]);
    const [imd] = flat(reads[0]!.sets[0]!.tree).filter((each) => each.tag === 'IMD');
    expect(imd!.text(3, 4)).toBe('HINGE, STEEL');
  });

  it('released characters, also an even run of releases before a terminator', () => {
    for (const [written, read] of [
      ["O?'BRIEN", "O'BRIEN"],
      ['A?+B?:C??D', 'A+B:C?D'],
      ['END??', 'END?'],
      ["X???'Y", "X?'Y"],
    ] as const) {
      for (let chunk = 1; chunk < 4; chunk++) {
        const { sets, codes } = readAll(withText(written), {}, chunk);
        expect(codes).toEqual([]);
        const [ftx] = flat(sets[0]!.tree).filter((each) => each.tag === 'FTX');
        expect(ftx!.text(4)).toBe(read);
      }
    }
  });

  it('repetitions in syntax 4 only', () => {
    const ftx = (text: string): unknown => {
      const [found] = flat(readAll(text).sets[0]!.tree).filter((each) => each.tag === 'FTX');
      return [found!.repetitions(4), found!.text(4, 1, 1), found!.text(4, 1, 2)];
    };
    expect(ftx(withText('A*B', { syntax: 'UNOC:4', una: true, service: ":+.?*'" }))).toEqual([2, 'A', 'B']);
    expect(ftx(withText('A*B', { service: ":+.?*'" }))).toEqual([1, 'A*B', undefined]);
  });

  it('characters of two bytes that look like separators, in chunks of any size (UNOX)', () => {
    // ESC $ B designates two bytes a character, ESC ( B goes back. ェ holds "'", カ "+", 深 "?", 亜 "!".
    const shifted = withText("A?+\x1b$B%'%+?<0!\x1b(B?'B", { syntax: 'UNOX:3' });
    for (const size of [1, 2, 3, 5, 1000]) {
      const { sets, codes } = readAll(shifted, {}, size);
      expect(codes).toEqual([]);
      expect(
        flat(sets[0]!.tree)
          .find((each) => each.tag === 'FTX')
          ?.text(4),
      ).toBe("A+ェカ深亜'B");
    }
    // A line that ends takes the designation with it, so that no file is lost to one that never ended.
    const { sets } = readAll(withText('\x1b$B%+\n', { syntax: 'UNOX:3' }));
    expect(sets[0]!.segments).toBe(flat(sets[0]!.tree).length);
    expect(flat(sets[0]!.tree).at(-1)?.tag).toBe('UNT');
  });

  it('the character set that UNB names, or the one really used', () => {
    const text = (bytes: Uint8Array, encoding?: string): string | undefined => {
      const { sets } = readAll(bytes, encoding === undefined ? {} : { encoding });
      return flat(sets[0]!.tree)
        .find((each) => each.tag === 'FTX')
        ?.text(4);
    };
    expect(text(bytesOf(withText('Z\xfcrich')))).toBe('Zürich');
    expect(text(new TextEncoder().encode(withText('Zürich', { syntax: 'UNOY:4' })))).toBe('Zürich');
    expect(text(bytesOf(withText('\xa3\xbc\xb5', { syntax: 'UNOD:3' })))).toBe('Łźľ'.replace('ľ', 'ľ'));
    expect(text(bytesOf(withText('\xbf\xe0', { syntax: 'UNOE:3' })))).toBe('Пр');
    expect(text(new TextEncoder().encode(withText('Zürich', { syntax: 'UNOA:1' })), 'utf-8')).toBe('Zürich');
  });

  it('interchanges one after another, with UNA or without, among X12', () => {
    const file = `${good}${edifact({ una: true, service: '|*,! ~', reference: 'REF2' })}\n${x12()}${edifact({ reference: 'REF3' })}`;
    const { pieces, reads } = readFile(file);
    expect(pieces.map((piece) => piece.kind)).toEqual(['edifact', 'edifact', 'x12', 'edifact']);
    expect(reads.flatMap((read) => read.codes)).toEqual([]);
  });

  it('blanks and a byte order mark before UNA', () => {
    for (const start of ['\n', '\xef\xbb\xbf', ' \r\n']) {
      const { pieces, reads } = readFile(start + edifact({ una: true }));
      expect(pieces).toHaveLength(1);
      expect(reads[0]!.codes).toEqual([]);
    }
  });

  it('lines wrapped at eighty columns', () => {
    const { pieces, reads } = readFile(edifact({ suffix: '', una: true }).replace(/.{80}/g, '$&\r\n'));
    expect(pieces).toHaveLength(1);
    expect(reads[0]!.codes).toEqual([]);
    expect(flat(reads[0]!.sets[0]!.tree).map((each) => each.tag)).toEqual(
      orderResponse.map((line) => line.slice(0, 3)),
    );
  });

  it('groups UNG to UNE', () => {
    const grouped = good
      .replace('UNH+1', "UNG+ORDRSP+S+B+261123:2215+7+UN+D:96A'\nUNH+1")
      .replace('UNZ', "UNE+1+7'\nUNZ");
    const { interchange, codes } = readAll(grouped);
    expect(codes).toEqual([]);
    expect(interchange.groups).toMatchObject([{ functionalId: 'ORDRSP', controlNumber: '7', receivedSets: 1 }]);
  });

  it('an element of five megabytes', () => {
    const { sets } = readAll(withText('X'.repeat(5_000_000)));
    expect(
      flat(sets[0]!.tree)
        .find((each) => each.tag === 'FTX')!
        .text(4),
    ).toHaveLength(5_000_000);
  });

  it('the same for chunks of any size', () => {
    const text = withText("A?'B??", { una: true });
    const whole = readAll(text);
    for (const size of [1, 2, 3, 5, 8, 9, 10, 64]) {
      const { interchange, sets } = readAll(text, {}, size);
      expect(interchange).toEqual(whole.interchange);
      expect(outline(sets[0]!.tree)).toEqual(outline(whole.sets[0]!.tree));
    }
  });
});

describe('says what is wrong and where', () => {
  it.each([
    ['a wrong UNT count', 'UNT+18', 'UNT+17', ['set-count']],
    ['a wrong UNT reference', 'UNT+18+1', 'UNT+18+2', ['set-reference-mismatch']],
    ['a wrong UNZ count', 'UNZ+1', 'UNZ+2', ['interchange-count']],
    ['a wrong UNZ reference', '+REF1', '+REF2', ['interchange-reference']],
    ['a missing UNT', "UNT+18+1'\n", '', ['set-trailer-missing']],
    ['a missing UNZ', "UNZ+1+REF1'\n", '', ['interchange-truncated']],
    ['an empty segment', "UNS+S'", "'UNS+S'", ['empty-segment', 'set-count']],
    ['a NUL', 'HINGE', 'HI\0NGE', ['character-invalid']],
    ['a line break in data', 'HINGE', 'HI\nNGE', ['character-invalid']],
    ['a segment behind UNZ', "REF1'\n", "REF1'FTX+AAI'", ['text-after-trailer']],
    ['no terminator at the end', "REF1'\n", 'REF1', ['interchange-trailer-unterminated']],
    ['a missing mandatory segment', "DTM+137:20261123:102'\n", '', ['segment-missing', 'set-count']],
    ['a missing mandatory element', 'BGM+231', 'BGM+', []],
    ['an unknown code', 'BGM+231+R4711+4', 'BGM+231+R4711+QQ', ['code-unknown']],
    ['text in a number', 'QTY+21:60', 'QTY+21:MANY', ['number-invalid']],
    ['an unknown segment', 'UNS+S', "QQQ+1'UNS+S", ['segment-unknown', 'set-count']],
  ])('%s', (_, from, to, codes) => {
    const at = good.lastIndexOf(from);
    const read = readAll(good.slice(0, at) + to + good.slice(at + from.length));
    expect([...read.codes].sort()).toEqual([...codes].sort());
  });

  it('names a missing segment at the last one before the gap', () => {
    const { sets } = readAll(good.replace("DTM+137:20261123:102'\n", ''));
    expect(sets[0]!.findings[0]).toMatchObject({ code: 'segment-missing', tag: 'DTM', segment: 2 });
  });

  it('lower case under UNOA once, whatever its number', () => {
    const read = readAll(withText('lower case', { syntax: 'UNOA:2' }));
    expect(read.codes).toEqual(['character-set-exceeded']);
    expect(read.sets[0]!.verdict).toBe('accepted');
    expect(readAll(withText('lower case', { syntax: 'UNOB:2' })).codes).toEqual([]);
    expect(readAll(withText('a#b', { syntax: 'UNOB:2' })).codes).toEqual(['character-set-exceeded']);
  });

  it('a message reference used twice', () => {
    expect(readAll(edifact({ messages: [orderResponse, orderResponse] })).codes).toEqual(['set-reference-duplicate']);
  });

  it('garbage before and between', () => {
    const { pieces } = readFile(`<x>${good}nonsense\n${good}`);
    expect(pieces.map((piece) => piece.kind)).toEqual(['unreadable', 'edifact', 'unreadable', 'edifact']);
  });

  it('every truncation', () => {
    const end = good.indexOf('UNZ');
    for (let length = 12; length < end; length++) {
      const { pieces, reads } = readFile(good.slice(0, length));
      expect(pieces).toEqual([{ kind: 'edifact', offset: 0, length }]);
      expect(reads[0]!.interchange.complete).toBe(false);
    }
  });

  it('codes of a subset only as an information', () => {
    const subset = edifact({
      messages: [orderResponse.map((line) => line.replace('96A:UN', '96A:UN:EAN005').replace('R4711+4', 'R4711+QQ'))],
    });
    expect(readAll(subset)).toMatchObject({ codes: [], sets: [{ verdict: 'accepted', release: 'D96A:EAN005' }] });
  });
});

it('reads the head of an interchange before the rest has come', () => {
  expect(readHead(bytesOf(edifact({ una: true }).slice(0, 100)), 5)).toMatchObject({
    ok: true,
    value: { syntax: 'edifact', offset: 5, sender: { id: 'SUPPLIER' }, date: '261123', time: '2215', usage: 'live' },
  });
  expect(readHead(bytesOf('UNB+UNOA:1+X'))).toMatchObject({ ok: false, error: { code: 'unb-truncated' } });
});
