import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// EDIFACT over SFTP: read, validated and answered with a CONTRL; the documents wait for a mapping, in front of onboarding.

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
const ordrsp = [
  'ORDRSP',
  'BGM+231+OR-1+29',
  date,
  'RFF+ON:P00003',
  buyer,
  supplier,
  'LIN+1+5+4012345678901:EN',
  'QTY+21:90',
  'UNS+S',
];
const desadv = [
  'DESADV',
  'BGM+351+DN-1+9',
  date,
  'RFF+ON:P00003',
  buyer,
  supplier,
  'CPS+1',
  'LIN+1++4012345678901:EN',
  'QTY+12:90',
];
const invoic = [
  'INVOIC',
  'BGM+380+IN-1+9',
  date,
  'RFF+ON:P00003',
  buyer,
  supplier,
  'LIN+1++4012345678901:EN',
  'QTY+47:90',
  'UNS+S',
  'MOA+77:225.00',
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

it('answers order response, despatch advice and invoice with a CONTRL, and holds them for onboarding', async () => {
  const dropped = await test.drop('three.edi', interchange('REF1', [ordrsp, desadv, invoic]), 'nordwind');
  expect(dropped.arrivals).toMatchObject([{ state: 'read' }]);
  expect(dropped.documents.map((each) => [each.setType, each.state])).toEqual([
    ['ORDRSP', 'held'],
    ['DESADV', 'held'],
    ['INVOIC', 'held'],
  ]);
  expect(dropped.exceptions.every((each) => each.owner === 'onboarding')).toBe(true);
  expect(dropped.exceptions[0]?.message).toMatch(/ORDRSP/);
  expect(await contrl('REF1')).toMatch(/UCI\+REF1\+4012345000009:14\+4000001000005:14\+7'/);
});

it('says in the CONTRL which segment of which message is wrong', async () => {
  // A message date is mandatory: it is missed behind BGM, the second segment.
  const broken = ['ORDRSP', 'BGM+231+OR-2+29', 'RFF+ON:P00003', buyer, supplier, 'UNS+S'];
  const dropped = await test.drop('broken.edi', interchange('REF2', [broken, ordrsp]), 'nordwind');
  expect(dropped.documents.map((each) => each.state)).toEqual(['rejected', 'held']);
  const answer = await contrl('REF2');
  expect(answer).toMatch(/UCM\+1\+ORDRSP:D:96A:UN:EAN005\+4/);
  expect(answer).toMatch(/UCS\+2\+13'/);
});
