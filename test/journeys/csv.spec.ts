import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// A supplier with a spreadsheet: CSV files over SFTP become Odoo records, and what is wrong comes back in its own file.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

const csv = (...rows: string[]) => Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');

// Order P00009 is 1000 of SPRING-4 and 200 of SPRING-9.
const acknowledgement = csv(
  'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin;Bemerkung',
  'P00009;A-77;23.11.2026;SPRING-4;1.000;Stk;0,85;07.12.2026;in Kürze',
  'P00009;A-77;23.11.2026;SPRING-9;200;Stk;2,40;07.12.2026;',
);
const shipNotice = csv(
  'Lieferschein;Bestellung;Versanddatum;Artikelnummer;Menge;Einheit;Charge;NVE',
  'L-1;P00009;01.12.2026;SPRING-4;1000;Stk;;340123450000000017',
  'L-1;P00009;01.12.2026;SPRING-9;200;Stk;CH-9;340123450000000024',
);
const invoice = csv(
  'Rechnung;Datum;Bestellung;Artikelnummer;Menge;Einheit;Preis;Betrag;Währung;MwSt;Gesamtbetrag',
  'R-1;02.12.2026;P00009;SPRING-4;1000;Stk;0,85;850,00;EUR;278,60;1.608,60',
  'R-1;02.12.2026;P00009;SPRING-9;200;Stk;2,40;480,00;EUR;278,60;1.608,60',
);

it('carries acknowledgement, ship notice and invoice through to Odoo', async () => {
  for (const [name, bytes] of [
    ['bestätigung.csv', acknowledgement],
    ['lieferung.csv', shipNotice],
    ['rechnung.csv', invoice],
  ] as const) {
    const dropped = await test.drop(name, bytes, 'kern');
    expect(dropped.exceptions).toEqual([]);
    expect(dropped.arrivals).toMatchObject([{ state: 'read' }]);
    expect(dropped.documents).toMatchObject([{ setType: 'CSV', state: 'delivered' }]);
  }
  const order = await test.order('P00009', 'KERN');
  expect(order.lines.map((line) => line.billed)).toEqual(['1000', '200']);
});

it('takes the same file again for a duplicate', async () => {
  const again = await test.drop('again.csv', invoice, 'kern');
  expect(again.arrivals).toMatchObject([{ state: 'duplicate' }]);
  expect(again.documents).toEqual([]);
});

it('gives the supplier its file back with a column that says what is wrong with each row', async () => {
  const wrong = csv('Bestellung;Pos;Artikelnummer;Menge;Liefertermin', 'P00010;1;SPRING-9;fünfzig;morgen');
  const dropped = await test.drop('falsch.csv', wrong, 'kern');
  expect(dropped.documents).toMatchObject([{ state: 'held' }]);
  expect(dropped.exceptions).toMatchObject([{ owner: 'onboarding' }]);
  const box = await test.mailbox('kern');
  try {
    const name = await waitFor('the checked file', async () =>
      (await box.list('out')).map((each) => each.name).find((each) => each === 'falsch-checked.csv'),
    );
    const [names = '', row = ''] = (await box.get('out', name)).toString('latin1').split('\r\n');
    expect(names).toBe('Bestellung;Pos;Artikelnummer;Menge;Liefertermin;Please check');
    expect(row).toMatch(
      /^P00010;1;SPRING-9;fünfzig;morgen;"Menge: ""fünfzig"" is not a number written with "","" before its decimals; /,
    );
    expect(row).toMatch(/Liefertermin: ""morgen"" is not a day written as DD\.MM\.YYYY/);
  } finally {
    await box.close();
  }
});

it('sets a file aside whole when it cannot be read to its end', async () => {
  const dropped = await test.drop(
    'kaputt.csv',
    csv('Bestellung;Pos;Artikelnummer;Menge', 'P00010;1;"SPRING-9;50'),
    'kern',
  );
  expect(dropped.arrivals).toMatchObject([{ state: 'unreadable' }]);
  expect(dropped.documents).toEqual([]);
  expect(dropped.exceptions).toMatchObject([{ code: 'csv-syntax', owner: 'onboarding' }]);
});
