import { edifact, flat, orderResponse, readAll, x12 } from '@quayside/samples/interchanges';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHead } from './head.js';

/** An ORDRSP with a text in it, under a syntax identifier and in an encoding. */
function written(text: string, syntax: string, encoding: string): Uint8Array {
  const message = orderResponse.toSpliced(3, 0, `FTX+AAI+++${text}`).with(-1, 'UNT+19+1');
  return iconv.encode(edifact({ syntax, messages: [message] }), encoding);
}

function readText(bytes: Uint8Array, options: Parameters<typeof readAll>[1] = {}, chunk?: number) {
  const { interchange, sets, codes } = readAll(bytes, options, chunk);
  const told = interchange.findings.filter(({ code }) => code === 'encoding-used');
  return { text: flat(sets[0]!.tree)[3]?.text(4), told, codes, encoding: interchange.encoding };
}

describe('the encoding that an interchange of EDIFACT is really written in', () => {
  it.each([
    ['Müller Söhne, Große Straße 5', 'UNOC:3', 'utf-8', 'utf-8'],
    ['Müller Söhne', 'UNOA:3', 'utf-8', 'utf-8'],
    ['Müller Söhne', 'UNOB:1', 'utf-8', 'utf-8'],
    ['Preis 5 € „Zitat” – Straße', 'UNOC:3', 'windows-1252', 'windows-1252'],
    ['Preis 5 €', 'UNOA:3', 'windows-1252', 'windows-1252'],
    ['Łódź Żółć', 'UNOD:3', 'utf-8', 'utf-8'],
    ['Łódź „Śruby”', 'UNOD:3', 'windows-1250', 'windows-1250'],
    ['上海', 'UNOC:3', 'utf-8', 'utf-8'],
    ['Müller Söhne', 'UNOY:4', 'windows-1252', 'windows-1252'],
    ['Müller Söhne, Große Straße, Café', 'UNOC:3', 'cp850', 'cp850'],
    ['Müller Söhne, Große Straße, Café', 'UNOA:3', 'cp437', 'cp850'],
  ])('is found out, used and told once: %s under %s in %s', (text, syntax, encoding, used) => {
    const bytes = written(text, syntax, encoding);
    for (const chunk of [1, 65_536]) {
      const read = readText(bytes, {}, chunk);
      expect(read).toMatchObject({ text, encoding: used, told: [{ severity: 'info' }] });
      expect(read.told[0]?.offset).toBe(bytes.findIndex((byte) => byte > 0x7f));
      expect(read.codes.filter((code) => code !== 'character-set-exceeded')).toEqual([]);
    }
  });

  it.each([
    ['Müller Söhne', 'UNOC:3', 'latin1'],
    ['Müller Söhne', 'UNOB:3', 'latin1'],
    ['Château Rhône, Señor Ångström', 'UNOC:3', 'latin1'],
    ['Łódź Śruby', 'UNOD:3', 'iso-8859-2'],
    ['Москва', 'UNOE:3', 'iso-8859-5'],
    ['Αθήνα', 'UNOF:3', 'iso-8859-7'],
    ['上海', 'UNOY:4', 'utf-8'],
    ['nothing but ASCII', 'UNOC:3', 'latin1'],
  ])('is not talked about where it is the one that is named: %s', (text, syntax, encoding) => {
    expect(readText(written(text, syntax, encoding))).toMatchObject({ text, told: [] });
  });

  it('is what was agreed, where something was', () => {
    const bytes = written('Größe', 'UNOC:3', 'utf-8');
    expect(readText(bytes, { encoding: 'utf-8' })).toMatchObject({ text: 'Größe', told: [] });
    expect(readText(bytes, { encoding: 'latin1' })).toMatchObject({ text: 'GrÃ¶Ã\u009fe', told: [] });
  });

  it('is that of most of it, where a text was cut within a character', () => {
    const bytes = written('Größe Süß', 'UNOC:3', 'utf-8');
    const cut = Buffer.concat([
      bytes.subarray(0, bytes.indexOf(0x9f, bytes.indexOf(0x9f) + 1)),
      bytes.subarray(bytes.indexOf(0x9f, bytes.indexOf(0x9f) + 1) + 1),
    ]);
    expect(readText(cut)).toMatchObject({ text: 'Größe Sü\ufffd', codes: ['character-undecodable'] });
  });

  it('never makes a control character of a byte', () => {
    const bytes = Buffer.from(edifact({ messages: [orderResponse.with(3, 'FTX+AAI+++a\u0081b\u0080c')] }), 'latin1');
    const text = readAll(bytes)
      .sets.flatMap(({ tree }) => flat(tree).map((each) => each.text(4) ?? ''))
      .join('');
    expect(text).not.toMatch(/[\u0080-\u009f]/);
    expect(text).toContain('€');
  });

  it('counts for the sender too', () => {
    const bytes = Buffer.from(edifact().replace('SUPPLIER', 'MÜLLER'), 'utf8');
    expect(readHead(bytes)).toMatchObject({ value: { sender: { id: 'MÜLLER' } } });
    expect(readAll(bytes).interchange.sender.id).toBe('MÜLLER');
  });
});

describe('the encoding that an interchange of X12 is really written in', () => {
  const good = x12().replace('Oakland', 'Zürich – 5 €');

  it('is UTF-8, or what Windows writes', () => {
    for (const [encoding, told] of [
      ['utf-8', []],
      ['windows-1252', [{ severity: 'info' }]],
    ] as const) {
      const { interchange, sets, codes } = readAll(iconv.encode(good, encoding));
      expect(flat(sets[0]!.tree)[5]?.text(1)).toBe('Zürich – 5 €');
      expect(codes).toEqual([]);
      expect(interchange.findings).toMatchObject(told);
    }
  });

  it('is a code page of DOS where its letters stand within words, and not where Windows has quotes', () => {
    const read = (text: string, encoding: string) => {
      const { sets, interchange } = readAll(iconv.encode(x12().replace('Oakland', text), encoding));
      return { text: flat(sets[0]!.tree)[5]?.text(1), encoding: interchange.encoding };
    };
    expect(read('Zürich', 'cp437')).toEqual({ text: 'Zürich', encoding: 'cp850' });
    for (const text of ['‚Zürich‘ „West”', 'Oakland „West”'])
      expect(read(text, 'windows-1252')).toEqual({ text, encoding: 'windows-1252' });
  });
});
