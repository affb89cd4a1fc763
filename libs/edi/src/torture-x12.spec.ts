import { acknowledgement855, bytesOf, flat, type Read, readAll, x12 } from '@quayside/samples/interchanges';
import { describe, expect, it } from 'vitest';
import type { Piece } from './reading.js';
import { createSplitter } from './splitter.js';

/** Splits a file and reads every interchange in it, as the gateway does. */
function readFile(input: string | Uint8Array): { pieces: Piece[]; reads: Read[] } {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const splitter = createSplitter();
  const pieces = [...splitter.push(bytes), ...splitter.end()];
  const reads = pieces
    .filter((piece) => piece.kind !== 'unreadable')
    .map((piece) => readAll(bytes.subarray(piece.offset, piece.offset + piece.length), { fileOffset: piece.offset }));
  return { pieces, reads };
}

const good = x12();
const good2 = x12({ controlNumber: '000000002' });

function replaced(from: string, to: string): Read {
  return readAll(good.replace(from, to));
}

describe('reads right', () => {
  it.each([
    ['odd separators', { element: '\x1d', terminator: '\x1c', component: '@', suffix: '' }],
    ['a line feed as terminator', { terminator: '\n', suffix: '' }],
    ['a carriage return and line feed as terminator', { terminator: '\r', suffix: '\n' }],
    ['a terminator and a line break', { suffix: '\r\n' }],
    ['no line breaks', { suffix: '' }],
    ['a tab as element separator', { element: '\t' }],
    ['an element separator that is the usual terminator', { element: '~', terminator: '\n', suffix: '' }],
  ])('%s', (_, sample) => {
    const { codes, sets } = readAll(x12(sample));
    expect(codes).toEqual([]);
    expect(flat(sets[0]!.tree)).toHaveLength(14);
  });

  it('a line feed as terminator after carriage returns', () => {
    const { codes, sets } = readAll(
      x12({ terminator: '\n', suffix: '' }).replaceAll('\n', '\r\n').replace('>\r\n', '>\n'),
    );
    expect(codes).toEqual([]);
    expect(flat(sets[0]!.tree)[1]!.text(8)).toBe('V-991');
  });

  it('repetitions from 00402 on, components in every version', () => {
    const sets = [['ST*850*0001', 'BEG*00*SA*1**20261123', 'REF*A^B:1^C', 'SE*4*0001']];
    const text = x12({
      sets,
      repetition: '^',
      version: '00501',
      component: ':',
      functionalId: 'PO',
      release: '005010',
    });
    const ref = flat(readAll(text).sets[0]!.tree)[2]!;
    expect(ref.repetitions(1)).toBe(3);
    expect([ref.text(1), ref.text(1, 1, 2), ref.text(1, 2, 2), ref.text(1, 1, 3)]).toEqual(['A', 'B', '1', 'C']);
    const older = x12({ sets, component: ':', functionalId: 'PO' });
    expect(flat(readAll(older).sets[0]!.tree)[2]!.text(1)).toBe('A^B:1^C');
  });

  it('two interchanges, also with other separators', () => {
    const other = x12({ element: '|', terminator: '!', component: '<', controlNumber: '000000003' });
    const { reads } = readFile(good + good2 + other);
    expect(reads.map((read) => read.interchange.controlNumber)).toEqual(['000000001', '000000002', '000000003']);
    expect(reads.flatMap((read) => read.codes)).toEqual([]);
  });

  it('a byte order mark and leading line breaks', () => {
    for (const start of ['\xef\xbb\xbf', '\n', '\r\n\r\n  ']) {
      const { pieces, reads } = readFile(start + good);
      expect(pieces).toHaveLength(1);
      expect(reads[0]!.codes).toEqual([]);
      expect(reads[0]!.interchange.offset).toBe(start.length);
    }
  });

  it('a TA1 between ISA and GS', () => {
    const { interchange, codes } = replaced('GS*PR', 'TA1*000000009*261122*1200*A*000~\nGS*PR');
    expect(codes).toEqual([]);
    expect(interchange.notes).toMatchObject([{ controlNumber: '000000009', verdict: 'A' }]);
  });

  it('lines wrapped at eighty columns', () => {
    const flatText = x12({ suffix: '' });
    for (const end of ['\n', '\r\n']) {
      const wrapped = flatText.replace(/.{80}/g, (line) => line + end);
      const { pieces, reads } = readFile(wrapped);
      expect(pieces).toHaveLength(1);
      expect(reads[0]!.codes).toEqual([]);
      expect(flat(reads[0]!.sets[0]!.tree).map((each) => each.text(3))).toEqual(
        flat(readAll(flatText).sets[0]!.tree).map((each) => each.text(3)),
      );
    }
  });

  it('lines wrapped behind an ISA on a line of its own, and a file whose lines are not of one width with a finding', () => {
    const flatText = x12({ suffix: '' });
    const [isa, rest] = [flatText.slice(0, 106), flatText.slice(106)];
    for (const width of [72, 80, 132]) {
      const wrapped = `${isa}\n${rest.replace(new RegExp(`.{${width}}`, 'g'), (line) => `${line}\n`)}`;
      for (const chunk of [1, 97, 65_536]) {
        const read = readAll(wrapped, {}, chunk);
        expect(read.codes).toEqual([]);
        expect(flat(read.sets[0]!.tree).map((each) => each.text(3))).toEqual(
          flat(readAll(flatText).sets[0]!.tree).map((each) => each.text(3)),
        );
      }
    }
    const odd = good.replace('Harbour Road', 'Harbour\nRoad');
    const { findings } = readAll(odd).sets[0]!;
    expect(findings).toMatchObject([
      { code: 'character-invalid', tag: 'N3', message: expect.stringContaining('line break') as string },
    ]);
  });

  it('separators above ASCII as long as they are one byte, then the text is ISO 8859-1', () => {
    const text = x12({ element: '\xa7', terminator: '\xac', component: '\xa6' }).replace('Harbour', 'H\xe4fen');
    for (const chunk of [1, 65_536]) {
      const { codes, sets } = readAll(text, {}, chunk);
      expect(codes).toEqual([]);
      expect(flat(sets[0]!.tree)[4]!.text(1)).toBe('1 H\xe4fen Road');
    }
    const { pieces, reads } = readFile(text + good);
    expect(pieces).toHaveLength(2);
    expect(reads.flatMap((read) => read.codes)).toEqual([]);
  });

  it('no separators of several bytes: they are refused by name', () => {
    for (const terminator of ['\xe2\x80\xa6', '\xc2\xa7']) {
      expect(readAll(x12({ terminator })).codes).toEqual(['isa-separators']);
    }
    expect(readAll(x12({ component: '\xc2\xa6' })).codes).toEqual(['isa-separators']);
  });

  it('binary data by its length, whatever bytes it holds', () => {
    const sets = [['ST*841*0001', 'BIN*9*a~IEA*1~\n', 'BDS*ASC*5*~ISA*', 'REF*DP*1', 'SE*5*0001']];
    const { pieces, reads } = readFile(x12({ sets, functionalId: 'SP' }));
    expect(pieces).toHaveLength(1);
    expect(flat(reads[0]!.sets[0]!.tree).map((each) => each.tag)).toEqual(['ST', 'BIN', 'BDS', 'REF', 'SE']);
  });

  it('binary data as a text, though so many texts were asked for before it that all were numbered', () => {
    const dates = Array.from({ length: 40 }, () => 'DTM*002*2026-11-23');
    const sets = [['ST*855*0001', ...dates, 'BDS*ASC*5*~ISA*', 'SE*43*0001']];
    const { reads } = readFile(x12({ sets }));
    const binary = flat(reads[0]!.sets[0]!.tree).find((each) => each.tag === 'BDS');
    expect(binary?.text(3)).toBe('~ISA*');
  });

  it('UTF-8, and bytes of another character set with a finding', () => {
    const utf8 = readAll(new TextEncoder().encode(good.replace('Oakland', 'Zürich')));
    expect(flat(utf8.sets[0]!.tree)[5]!.text(1)).toBe('Zürich');
    expect(utf8.codes).toEqual([]);
    const latin = readAll(good.replace('Oakland', 'Z\xfcrich'));
    expect(flat(latin.sets[0]!.tree)[5]!.text(1)).toBe('Zürich');
    expect(latin.codes).toEqual([]);
    expect(latin.interchange.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['encoding-used', 'info'],
    ]);
    const agreed = readAll(good.replace('Oakland', 'Z\xfcrich'), { encoding: 'latin1' });
    expect(agreed.interchange.findings).toEqual([]);
  });

  it('an element of five megabytes', () => {
    const long = 'x'.repeat(5_000_000);
    const { sets, codes } = replaced('Hinge, steel', long);
    expect(flat(sets[0]!.tree)[7]!.text(5)).toBe(long);
    expect(codes).toEqual(['element-too-long']);
  });

  it('twenty thousand HL levels and five thousand elements', () => {
    const levels = Array.from({ length: 20_000 }, (_, n) => `HL*${n + 1}*${n === 0 ? '' : n}*I`);
    const ship = ['ST*856*0001', 'BSN*00*S1*20261123*1200', ...levels, `SE*${levels.length + 3}*0001`];
    const { sets, codes } = readAll(x12({ sets: [ship], functionalId: 'SH' }));
    expect(codes).toEqual([]);
    expect(sets[0]!.tree.children.filter((child) => child.kind === 'loop')).toHaveLength(20_000);
    const wide = replaced('REF*DP*038', `REF*DP*038${'*'.repeat(5000)}x`);
    expect(flat(wide.sets[0]!.tree)[2]!.elements).toBe(5002);
    expect(wide.codes).toEqual(['elements-too-many']);
  });
});

describe('says what is wrong and where', () => {
  it('an ISA of 105 or 107 characters that is not read, and goes on with the next interchange', () => {
    for (const to of ['261123**U', '0261123*2215*U', 'X261123*2215*U']) {
      const { reads } = readFile(
        good.replace('261123*2215*U', to).replace('SUPPLIER       ', 'SUPPLIERSUPPLIERS') + good2,
      );
      expect(reads.map((read) => read.codes)).toEqual([['isa-length'], []]);
      expect(reads[0]!.interchange).toMatchObject({ complete: false, findings: [{ offset: 0, severity: 'fatal' }] });
    }
  });

  it('garbage before ISA', () => {
    const { pieces, reads } = readFile(`<html>${good}`);
    expect(pieces.map((piece) => [piece.kind, piece.length])).toEqual([
      ['unreadable', 6],
      ['x12', good.length],
    ]);
    expect(reads[0]!.codes).toEqual([]);
  });

  it.each([
    ['an empty segment', 'CTT*2', '~CTT*2', ['empty-segment', 'set-count']],
    ['a segment of nothing but its tag', 'REF*DP*038', 'REF', ['element-missing', 'element-condition']],
    ['a missing SE', 'SE*14*0001~\n', '', ['set-trailer-missing']],
    ['a wrong SE01', 'SE*14', 'SE*13', ['set-count']],
    ['a wrong SE02', 'SE*14*0001', 'SE*14*1', ['element-too-short', 'set-reference-mismatch']],
    ['a wrong GE01', 'GE*1', 'GE*2', ['group-count']],
    ['a wrong GE02', 'GE*1*1', 'GE*1*2', ['group-reference']],
    ['a wrong IEA01', 'IEA*1', 'IEA*2', ['interchange-count']],
    ['a wrong IEA02', 'IEA*1*000000001', 'IEA*1*000000002', ['interchange-reference']],
    ['a missing GE', 'GE*1*1~\n', '', ['group-trailer-missing']],
    ['a missing IEA', 'IEA*1*000000001~\n', '', ['interchange-truncated']],
    ['a NUL', 'Oakland', 'Oak\0land', ['character-invalid']],
    ['a segment behind IEA', 'IEA*1*000000001~\n', 'IEA*1*000000001~REF*DP*1~', ['text-after-trailer']],
    ['a last segment without terminator', '000000001~\n'.repeat(1), '000000001', []],
  ])('%s', (_, from, to, codes) => {
    const at = good.lastIndexOf(from);
    const read = readAll(good.slice(0, at) + to + good.slice(at + from.length));
    if (codes.length > 0) expect([...read.codes].sort()).toEqual([...codes].sort());
    else expect(read.codes).toEqual(['interchange-trailer-unterminated']);
  });

  it('a reference used twice in a group', () => {
    expect(readAll(x12({ sets: [acknowledgement855, acknowledgement855] })).codes).toEqual(['set-reference-duplicate']);
  });

  it('every truncation', () => {
    const end = good.indexOf('IEA');
    for (let length = 4; length < end; length++) {
      const { pieces, reads } = readFile(good.slice(0, length));
      expect(pieces).toEqual([{ kind: 'x12', offset: 0, length }]);
      expect(reads[0]!.interchange.complete).toBe(false);
      expect(reads[0]!.codes.at(0)).toBe(length < 106 ? 'isa-truncated' : 'interchange-truncated');
    }
  });

  it('twenty megabytes without a terminator, in bounded memory', () => {
    const head = good.slice(0, 106);
    const { interchange, codes } = readAll(head + 'x'.repeat(20_000_000));
    expect(codes).toEqual(['segment-too-large', 'interchange-truncated']);
    expect(interchange.length).toBe(20_000_106);
  });

  it('an empty file has no pieces', () => {
    expect(readFile('').pieces).toEqual([]);
  });
});
