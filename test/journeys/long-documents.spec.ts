import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// A document with more lines than a page shows: the console gets the first of them at once, and the rest when it asks.

const count = 1500;
const numbers = Array.from({ length: count }, (_, i) => i + 1);

interface Field {
  readonly pointer: string;
  readonly value: string;
  readonly place: { readonly offset: number; readonly length: number } | null;
}
interface FieldPage {
  readonly rows: readonly Field[];
  readonly next: number | null;
  readonly list: { readonly one: string; readonly many: string; readonly length: number } | null;
}
interface Source {
  readonly lines: readonly { offset: number; length: number; text: string; segment: number | null }[];
  readonly next: { readonly offset: number; readonly number: number } | null;
}
interface Detail {
  readonly fields: FieldPage;
  readonly source: Source;
  readonly set: { readonly offset: number; readonly length: number };
  readonly json: string;
}

let test: TestGateway;
let cookie: string;

beforeAll(async () => {
  test = await testGateway();
  const file = path.join(test.profiles, 'kern.yaml');
  const profile = await readFile(file, 'utf8');
  await writeFile(file, profile.replace(/documents:\n/, 'documents:\n  price-catalogue: { format: json }\n'));
  await waitFor('the profile with JSON to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('kern');
    return live?.partner.json?.comes === true ? true : undefined;
  });
  const response = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => test.stop());

const asked = (url: string) => fetch(`${test.url}/api/${url}`, { headers: { cookie } });

async function ask<T>(url: string): Promise<T> {
  const response = await asked(url);
  expect(response.status, url).toBe(200);
  return (await response.json()) as T;
}

/** A short set stands before the long one, so that the places are not those of the start of a file. */
const x12 = interchange(
  [
    ['832', 'BCT*PC*PL-0********00', 'LIN*1*BP*FIRST', 'CTP**CON*1*1*EA', 'CTT*1'],
    [
      '832',
      'BCT*PC*PL-1********00',
      'CUR*SE*EUR',
      ...numbers.flatMap((n) => [`LIN*${n}*BP*BOLT-${n}*VP*AC-${n}`, `PID*F****Bolt ${n}`, `CTP**CON*${n}.5*1*EA`]),
      `CTT*${count}`,
    ],
  ],
  { functional: 'SC' },
);

const message = [
  'BGM+9+PL-2+9',
  'DTM+7:20270101:102',
  'CUX+2:EUR',
  'PGI+11',
  ...numbers.flatMap((n) => [`LIN+${n}+3+BOLT-${n}:BP`, `IMD+F++:::Bolt ?'${n}?' of steel`]),
];
const edifact = Buffer.from(
  [
    "UNA:+.? '",
    "UNB+UNOC:3+4012345000009:14+4000001000005:14+261125:1439+7'",
    "UNH+1+PRICAT:D:96A:UN:EAN006'",
    ...message.map((each) => `${each}'`),
    `UNT+${message.length + 2}+1'`,
    "UNZ+1+7'",
  ].join('\r\n'),
  'latin1',
);

const csv = Buffer.from(
  [
    'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin',
    'P00010;A-78;23.11.2026;SPRING-9;1;Stk;0,85;07.12.2026',
    ...numbers.map((n) => `P00009;A-77;23.11.2026;BOLT-${n};${n};Stk;0,85;07.12.2026`),
    '',
  ].join('\r\n'),
);

const json = Buffer.from(
  JSON.stringify(
    {
      type: 'price-catalogue',
      number: 'PL-3',
      lines: numbers.map((n) => ({ item: { buyer: `BOLT-${n}`, description: 'Bolt' }, action: 'changed' })),
    },
    null,
    1,
  ),
);

const kinds: readonly [name: string, bytes: Buffer, partner: string, number: string][] = [
  ['catalogue.x12', x12, 'acme', 'PL-1'],
  ['catalogue.edi', edifact, 'nordwind', 'PL-2'],
  ['orders.csv', csv, 'kern', 'A-77'],
  ['catalogue.json', json, 'kern', 'PL-3'],
];

describe.each(kinds)('a long document, %s', (name, bytes, partner, number) => {
  let id: string;
  let detail: Detail;

  beforeAll(async () => {
    const dropped = await test.drop(name, bytes, partner);
    id = dropped.documents.find((each) => each.number === number)?.id ?? '';
    detail = await ask<Detail>(`documents/${id}`);
  });

  it('is shown with its first lines, and says how many it has', () => {
    expect(detail.fields).toMatchObject({ next: 200, list: { one: 'line', many: 'lines', length: count } });
    expect(detail.fields.rows.map((each) => each.pointer)).toContain('/number');
    expect(detail.fields.rows.some((each) => each.pointer.startsWith('/lines/199/'))).toBe(true);
    expect(detail.fields.rows.some((each) => each.pointer.startsWith('/lines/200/'))).toBe(false);
    expect(detail.json).toContain('BOLT-700');
  });

  it('gives every other line when it is asked, once and with its bytes', async () => {
    const rows = [...detail.fields.rows];
    for (let { next } = detail.fields; next !== null;) {
      const page = await ask<FieldPage>(`documents/${id}/fields?from=${next}`);
      expect(page.rows.every((each) => each.pointer.startsWith('/lines/'))).toBe(true);
      rows.push(...page.rows);
      ({ next } = page);
    }
    const items = rows.filter((each) => /^\/lines\/\d+\/item\/buyer$/.test(each.pointer));
    expect(items.map((each) => each.value)).toEqual(numbers.map((n) => `BOLT-${n}`));
    expect(items.map(({ place }) => place && textAt(bytes, place).replaceAll('"', ''))).toEqual(
      numbers.map((n) => `BOLT-${n}`),
    );
    expect(new Set(rows.map((each) => each.pointer)).size).toBe(rows.length);
  });

  it('gives the rest of its raw text when it is asked, numbered on, with nothing left out or twice', async () => {
    const lines = [...detail.source.lines];
    for (let { next } = detail.source; next !== null;) {
      const page = await ask<Source>(`documents/${id}/source?offset=${next.offset}&number=${next.number}`);
      expect(page.lines.length).toBeGreaterThan(0);
      lines.push(...page.lines);
      ({ next } = page);
    }
    const { offset, length } = detail.set;
    // Above the rows of a CSV document the names of the columns are shown.
    const own = name.endsWith('.csv') ? lines.slice(1) : lines;
    expect(own.map((line) => line.text.trim())).toEqual(linesIn(bytes.subarray(offset, offset + length)));
    const counted = own.flatMap((line) => line.segment ?? []);
    expect(counted).toEqual(counted.map((_, i) => i + (counted[0] ?? 0)));
  });

  it('does not go on before its start or behind its end', async () => {
    const { offset, length } = detail.set;
    for (const at of [offset - 1, offset + length]) {
      expect((await asked(`documents/${id}/source?offset=${at}&number=1`)).status).toBe(at < 0 ? 400 : 404);
    }
    expect(await ask<FieldPage>(`documents/${id}/fields?from=${count}`)).toMatchObject({ rows: [], next: null });
    expect((await asked(`documents/${id}/fields?from=some`)).status).toBe(400);
  });
});

const textAt = (bytes: Buffer, { offset, length }: { offset: number; length: number }) =>
  bytes.toString('latin1', offset, offset + length);

/** These files have a line for each segment or row. */
function linesIn(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

it('says that there is no such document', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  expect((await asked(`documents/${id}/fields?from=0`)).status).toBe(404);
  expect((await asked(`documents/${id}/source?offset=0&number=1`)).status).toBe(404);
});
