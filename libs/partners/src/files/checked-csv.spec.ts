import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CsvRecord, defaultCsv } from '@quayside/edi';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { compilePartner } from '../compile-partner.js';
import { supplierWords } from '../words/supplier-words.js';
import { checkedCsv } from './checked-csv.js';

const root = path.join(import.meta.dirname, '../../../..');

describe("a partner's file as it goes back", () => {
  const agreed = { ...defaultCsv, header: true };
  const form = { agreed, forms: { decimal: '.', dates: ['YYYY-MM-DD'] }, words: supplierWords('en') } as const;

  function record(row: number, ...texts: string[]): CsvRecord {
    return { row, offset: 0, length: 1, cells: texts.map((text) => ({ text, offset: 0, length: 1 })) };
  }

  const records = [record(1, 'Order', 'Note'), record(2, 'P1', '=HYPERLINK("http://x")'), record(3, '-5', 'fine')];

  it("has no formula, and says in its row why a ' is there", () => {
    const text = Buffer.from(checkedCsv(records, [], form)).toString();
    const [, first = '', second = ''] = text.split('\r\n');
    expect(first).toMatch(/^P1,"'=HYPERLINK\(""http:\/\/x""\)",.*a ' was put before each cell/);
    expect(second).toBe('-5,fine,');
  });

  it('keeps every letter: in UTF-8 with its mark where the encoding that was agreed lacks one', () => {
    const windows = { ...form, agreed: { ...agreed, encoding: 'windows-1252' } };
    const back = (text: string) => checkedCsv([record(1, 'Order'), record(2, text)], [], windows);
    expect(Buffer.from(back('Müller')).includes(Buffer.from('M\u00fcller', 'latin1'))).toBe(true);
    expect(Buffer.from(back('Łódź')).toString()).toMatch(/^\ufeffOrder,.*\r\nŁódź,/);
  });

  it('has them as they came where formulas were agreed to be kept', () => {
    const text = Buffer.from(checkedCsv(records, [], { ...form, agreed: { ...agreed, formulas: 'kept' } })).toString();
    expect(text).toContain('P1,"=HYPERLINK(""http://x"")",\r\n');
  });
});

/** What goes back of a file of Kern, whose profile is in this language, by its rows; nothing where it does not. */
async function back(
  file: string,
  language: 'en' | 'de',
  profile = (text: string) => text,
): Promise<string[] | undefined> {
  const text = profile(
    `${readFileSync(path.join(root, 'partner-profiles/kern.yaml'), 'utf8')}\nlanguage: ${language}\n`,
  );
  const names = ['order', 'order-change', 'order-acknowledgement', 'ship-notice', 'invoice', 'tables'].map(
    (name) => `csv/${name}.yaml`,
  );
  const mappings = names.map((name) => [
    name,
    { file: name, text: readFileSync(path.join(root, 'mappings', name), 'utf8') },
  ]);
  const partner = must(
    compilePartner({ profile: { file: 'kern.yaml', text }, mappings: Object.fromEntries(mappings) as object as never }),
  );
  async function* bytes() {
    yield Buffer.from(file, 'latin1');
  }
  for await (const event of partner.csv?.read(bytes(), 0) ?? []) {
    if (event.kind !== 'file-end') continue;
    return event.checked ? new TextDecoder('windows-1252').decode(event.checked).trimEnd().split('\r\n') : undefined;
  }
  throw new Error('the file never ended');
}

const header = 'Bestellung;Pos;Artikelnummer;Menge;Liefertermin;Status';
const last = (row: string | undefined) => row?.split(';').at(-1);

describe('what is wrong with a file', () => {
  it.each([
    ['en', 'Please check', 'Menge: "fünfzig" is not a number written with "," before its decimals'],
    ['de', 'Bitte prüfen', 'Menge: „fünfzig“ ist keine Zahl mit „,“ vor den Nachkommastellen'],
  ] as const)('is said in %s', async (language, heading, words) => {
    const rows = await back(`${header}\r\nP1;1;SPRING-9;f\u00fcnfzig;01.12.2026;\r\n`, language);
    expect(rows?.map(last).map((each) => each?.replace(/^"|"$/g, '').replaceAll('""', '"'))).toEqual([heading, words]);
  });

  it.each([
    ['a day', 'P1;1;SPRING-9;5;morgen;', 'Liefertermin: „morgen“ ist kein Tag in der Form TT.MM.JJJJ oder JJJJ-MM-TT'],
    [
      'a long number',
      'P1;1;4,01235E+12;5;01.12.2026;',
      'Artikelnummer: „4,01235E+12“ macht eine Tabellenkalkulation aus einer langen Zahl',
    ],
    ['a code', 'P1;1;SPRING-9;5;01.12.2026;sieben', 'Status: „sieben“ ist keines von '],
    ['a row that is short', 'P1;1;SPRING-9;5', 'Diese Zeile hat 4 Zellen, es gibt aber 6 Spalten'],
    ['a row that is long', 'P1;1;SPRING-9;5;01.12.2026;;;x', 'Diese Zeile hat 8 Zellen, es gibt aber 6 Spalten'],
  ])('is told of %s', async (_, row, words) => {
    const rows = await back(`${header}\r\n${row}\r\n`, 'de');
    expect(rows?.[1]?.replaceAll('""', '"')).toContain(words);
  });

  it('names a column that is empty as the file does, and one that is not there as files usually do', async () => {
    const names = 'Rechnungsnummer;Rechnungsdatum;Bestellnummer;Pos;Artikelnummer;Menge;Preis;Gesamtbetrag';
    const of = async (columns: string, row: string) => last((await back(`${columns}\r\n${row}\r\n`, 'de'))?.[1]);
    expect(await of(names, 'R1;05.12.2026;P1;1;A;100;;250,00')).toBe('Preis: fehlt');
    expect(await of(names, 'R1;05.12.2026;P1;1;A;100;2,5;')).toBe('Gesamtbetrag: fehlt');
    expect(await of(names.replace(';Gesamtbetrag', ''), 'R1;05.12.2026;P1;1;A;100;2,5')).toBe('Total: fehlt');
  });

  it('is a check digit that is wrong', async () => {
    const names = 'Lieferschein;Bestellung;Datum;Pos;Artikelnummer;Menge;NVE';
    const rows = await back(`${names}\r\nL1;P1;01.12.2026;1;A;5;340123450000000019\r\n`, 'de');
    expect(rows?.[1]).toContain('NVE: die Prüfziffer von „340123450000000019“ ist falsch');
  });

  it('takes the sign of one currency for its code, and says which there are where a sign is of several', async () => {
    const of = (currency: string) => back(`${header};W\u00e4hrung\r\nP1;1;A;5;01.12.2026;;${currency}\r\n`, 'de');
    expect(await of('\x80')).toBeUndefined();
    expect(await of('eur')).toBeUndefined();
    expect(last((await of('$'))?.[1])?.replaceAll('""', '"')).toContain(
      'Währung: „$“ ist keines von EUR, €, Euro, USD',
    );
  });

  it.each([
    ['other columns', 'Dies;Das\r\n1;2\r\n', 'Die erste Zeile muss die Spalten nennen: '],
    [
      'another delimiter',
      header.replaceAll(';', ',') + '\r\nP1,1,A,5,01.12.2026,\r\n',
      'Die Zellen sind durch „,“ getrennt, vereinbart wurde „;“',
    ],
    ['nothing', '', 'Die Datei hat keine Zeilen mit Daten'],
    ['names of columns alone', `${header}\r\n`, 'Die Datei hat keine Zeilen mit Daten'],
    [
      'an open quote',
      `${header}\r\n"P1;1;A;5;01.12.2026;\r\n`,
      'Zeile 2: Hier öffnet ein Anführungszeichen eine Zelle',
    ],
  ])('is told of %s, though no row could be read', async (_, file, words) => {
    const text = (await back(file, 'de'))?.join('\n').replaceAll('""', '"');
    expect(text).toContain(words);
  });

  it('never speaks of profiles, mappings or settings', async () => {
    const rows = [
      'P1;1;SPRING-9;1.2.3,4;99.99.2026;sieben',
      ';;;;;',
      'P1;1',
      'P1;1;A;5;01.12.2026;;;;',
      '"P1;x',
      'P1;1;A;5\0;01.12.2026;',
    ];
    for (const row of rows) {
      for (const language of ['en', 'de'] as const) {
        const text = (await back(`${header}\r\n${row}\r\n`, language))?.join('\n') ?? '';
        expect(text).not.toMatch(/profil|mapping|setting|Einstellung|csv\.|canonical|\/lines/i);
      }
    }
  });

  it('sends nothing back where all that is told is worth a line only', async () => {
    const good = 'P1;1;SPRING-9;5;01.12.2026;bestätigt';
    const file = Buffer.from(`${header}\r\n${good}\r\n${header}\r\n${good.replace(';1;', ';2;')}\r\n`, 'utf8').toString(
      'latin1',
    );
    expect(await back(file.replace(/b.*?t(?=\r)/g, ''), 'de')).toBeUndefined();
  });
});
