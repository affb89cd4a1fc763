import { PlaceColumns } from '@quayside/canonical';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// EDIFACT over SFTP: read, validated, answered with a CONTRL, and carried through to Odoo by the standard mappings.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

function interchange(reference: string, messages: readonly (readonly string[])[]): Buffer {
  const bodies = messages.map(([type = '', ...segments], index) => [
    `UNH+${index + 1}+${type}:D:96A:UN:EAN005`,
    ...segments,
    `UNT+${segments.length + 2}+${index + 1}`,
  ]);
  const all = [
    `UNB+UNOC:3+4012345000009:14+4000001000005:14+261123:1015+${reference}`,
    ...bodies.flat(),
    `UNZ+${messages.length}+${reference}`,
  ];
  return Buffer.from(`UNA:+.? '${all.join("'")}'`, 'latin1');
}

const date = 'DTM+137:20261123:102';
const buyer = 'NAD+BY+4000001000005::9';
const supplier = 'NAD+SU+4012345000009::9';
// Order P00003 is 90 plates and 8 rods, for a day two weeks from now: days that are far from it are held.
const promised = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
const ordrsp = [
  'ORDRSP',
  'BGM+231+OR-1+29',
  date,
  'RFF+ON:P00003',
  buyer,
  supplier,
  'LIN+1+5+4012345678901:EN',
  'QTY+21:90:PCE',
  `DTM+67:${promised}:102`,
  'LIN+2+5+4012345678918:EN',
  'QTY+21:8:PCE',
  'UNS+S',
];
const desadv = [
  'DESADV',
  'BGM+351+DN-1+9',
  date,
  'DTM+11:20261203:102',
  'RFF+ON:P00003',
  buyer,
  supplier,
  'CPS+1',
  'CPS+2+1',
  'PAC+1++201',
  'PCI+33E',
  'GIN+BJ+340123450000000017',
  'LIN+1++4012345678901:EN',
  'PIA+1+L-26:NB',
  'QTY+12:90:PCE',
  'LIN+2++4012345678918:EN',
  'QTY+12:8:PCE',
  'CNT+2:2',
];
const invoic = [
  'INVOIC',
  'BGM+380+IN-1+9',
  date,
  'RFF+ON:P00003',
  buyer,
  supplier,
  'CUX+2:EUR:4',
  'LIN+1++4012345678901:EN',
  'QTY+47:90:PCE',
  'MOA+203:225.00',
  'PRI+AAA:250:::100',
  'LIN+2++4012345678918:EN',
  'QTY+47:8:PCE',
  'MOA+203:100,00',
  'PRI+AAA:12.50',
  'UNS+S',
  'CNT+2:2',
  'MOA+79:325',
  'MOA+77:325',
];

async function contrl(reference: string): Promise<string> {
  const box = await test.mailbox('nordwind');
  try {
    const name = await waitFor(`the CONTRL for ${reference}`, async () =>
      (await box.list('out')).map((each) => each.name).find((each) => each.startsWith(`CONTRL-${reference}-`)),
    );
    return (await box.get('out', name)).toString('latin1');
  } finally {
    await box.close();
  }
}

it('turns order response, despatch advice and invoice into Odoo records, and answers with a CONTRL', async () => {
  const dropped = await test.drop('three.edi', interchange('REF1', [ordrsp, desadv, invoic]), 'nordwind');
  expect(dropped.arrivals).toMatchObject([{ state: 'read' }]);
  expect(dropped.exceptions).toEqual([]);
  expect(dropped.documents.map((each) => [each.setType, each.number, each.state])).toEqual([
    ['ORDRSP', 'OR-1', 'delivered'],
    ['DESADV', 'DN-1', 'delivered'],
    ['INVOIC', 'IN-1', 'delivered'],
  ]);
  const order = await test.order('P00003', 'NORDWIND');
  expect(order.lines.map((line) => line.billed)).toEqual(['90', '8']);
  expect(await contrl('REF1')).toMatch(/UCI\+REF1\+4012345000009:14\+4000001000005:14\+7'/);
});

it('keeps where each field came from: the bytes of the price basis are in the message', async () => {
  const bytes = interchange('REF3', [invoic.map((segment) => segment.replace('IN-1', 'IN-3'))]);
  const dropped = await test.drop('again.edi', bytes, 'nordwind');
  const [row] = await test.database.query<{ places: Buffer }>('select places from document where id = $1', [
    dropped.documents[0]?.id,
  ]);
  const place = new PlaceColumns(new Uint8Array(row?.places ?? [])).origin('/lines/0/price/basis');
  expect(bytes.subarray(place?.offset, (place?.offset ?? 0) + (place?.length ?? 0)).toString()).toBe('100');
});

it('says in the CONTRL which segment of which message is wrong', async () => {
  // A message date is mandatory: it is missed behind BGM, the second segment.
  const broken = ['ORDRSP', 'BGM+231+OR-2+29', 'RFF+ON:P00003', buyer, supplier, 'UNS+S'];
  const good = ordrsp.map((segment) => segment.replace('OR-1', 'OR-3'));
  const dropped = await test.drop('broken.edi', interchange('REF2', [broken, good]), 'nordwind');
  expect(dropped.documents.map((each) => each.state)).toEqual(['rejected', 'delivered']);
  const answer = await contrl('REF2');
  expect(answer).toMatch(/UCM\+1\+ORDRSP:D:96A:UN:EAN005\+4/);
  expect(answer).toMatch(/UCS\+2\+13'/);
});
