import { orderPartner } from '@quayside/samples/orders';
import { must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { answerOf } from './answer-agreement.js';
import { outgoingFile } from './outgoing-file.js';
import { refusalAdvice, type Refused } from './refusal-advice.js';
import { refusalText } from './refusal-text.js';

const at = new Date('2026-12-01T10:00:00Z');

const refused: Refused = {
  ...{ type: 'invoice', number: 'R-80114', orderNumber: 'P00042', cameAs: 'edifact' },
  carrier: { set: 'INVOIC', setControl: '1', interchange: '4711' },
  reason: 'Too dear: 5 € more',
  document: {
    ...{ type: 'invoice', number: 'R-80114', currency: 'EUR' },
    lines: [{ number: '10', item: { buyer: 'BOLT-M8' } }],
  } as unknown as Refused['document'],
  discrepancies: [
    {
      ...{ kind: 'price', pointer: '/lines/0/price', ordered: '1.25 EUR', said: '9.99 EUR', withinTolerance: false },
      ...{ owner: 'procurement', message: 'the price differs' },
    },
    {
      ...{ kind: 'bank-account', pointer: '/payment', ordered: 'DE...11', said: 'DE...99', withinTolerance: false },
      ...{ owner: 'finance', message: 'another account' },
    },
  ],
  findings: [
    { code: 'field-missing', severity: 'fatal', message: 'no day', field: '/date', tag: 'DTM', segment: 4 },
    { code: 'sent-twice', severity: 'warn', message: 'only told' },
  ],
};

const setOf = (format: string) => (format === 'xml' ? 'ubl:ApplicationResponse' : format);

function written(format: 'x12' | 'edifact' | 'xml' | 'json', of: Refused = refused): string {
  const partner = orderPartner({ 'application-advice': [{ format: 'json' }, { format, direction: 'out' }] });
  const advice = refusalAdvice(partner, of, { format, set: setOf(format), at, number: '7' });
  const file = outgoingFile(partner, advice, { from: 'us', controlNumber: 7, at, usage: 'live', format });
  return Buffer.from(must(file).bytes).toString();
}

it.each([
  [
    'x12',
    [
      ...['OTI*TR*TN*R-80114~', 'TED*024*Too dear: 5 EUR more~', 'TED*007*DTM: missing*DTM*4~'],
      ...['NTE**Your invoice R-80114 for order P00042 is refused: Too dear: 5 EUR more~'],
    ],
  ],
  [
    'edifact',
    [
      ...["BGM++7++RE'", "RFF+DM:R-80114'", "RFF+ON:P00042'", "FTX+AAO+++Too dear?: 5 EUR more'", "RFF+LI:10'"],
      ...["FTX+AAI+++It came as INVOIC 1, interchange 4711'", "FTX+AAO+++DTM?: missing'"],
    ],
  ],
  [
    'xml',
    [
      ...['<cbc:ResponseCode>RE</cbc:ResponseCode>', '<cbc:ID>R-80114</cbc:ID>', '<cbc:LineID>10</cbc:LineID>'],
      '<cbc:Description>Your invoice R-80114 for order P00042 is refused: Too dear: 5 € more</cbc:Description>',
    ],
  ],
  ['json', ['"setType": "INVOIC"', '"setControl": "1"', '"interchangeControl": "4711"', '"reference": "10"']],
] as const)('says in %s what is refused, why, and what differs', (format, said) => {
  const text = written(format);
  for (const each of said) expect(text).toContain(each);
  // Whoever may have forged an account does not hear that it was noticed, and what was only told is no reason.
  expect(text).not.toMatch(/account|DE\.\.\.|only told/);
});

it('breaks what is longer than the file holds, and loses none of it', () => {
  const reason = `${'the price list of May holds, '.repeat(12)}and ${'x'.repeat(200)}`;
  const notes = [...written('x12', { ...refused, reason }).matchAll(/NTE\*\*([^~]*)~/g)].map(([, note = '']) => note);
  expect(Math.max(...notes.map(({ length }) => length))).toBeLessThanOrEqual(80);
  const plain = (text: string) => text.replaceAll(' ', '');
  expect(plain(notes.join(''))).toContain(plain(reason));
});

it('speaks the language of the partner, and gives no name to what has none', () => {
  const unread = { ...refused, document: null, type: null, number: null, orderNumber: null, discrepancies: [] };
  expect(refusalText(orderPartner({}, { language: 'de' }), unread).split('\n')).toEqual([
    'Abgelehnt: Dokument. Grund: Too dear: 5 € more',
    '- DTM: fehlt',
    'Eingegangen als INVOIC 1, Übertragungsdatei 4711',
  ]);
});

describe('as UBL', () => {
  const buyer = { ...refused.document, parties: [{ role: 'buyer', name: 'Dynamo GmbH' }] } as Refused['document'];
  const partyIn = (xml: string, element: string) =>
    new RegExp(`<cac:${element}>([^]*?)</cac:${element}>`).exec(xml)?.[1];

  it('is sent by us and received by the supplier', () => {
    const xml = written('xml', { ...refused, document: buyer });
    expect(partyIn(xml, 'SenderParty')).toContain('<cbc:Name>Dynamo GmbH</cbc:Name>');
    expect(partyIn(xml, 'SenderParty')).toContain('<cbc:ID>4012345000009</cbc:ID>');
    expect(partyIn(xml, 'ReceiverParty')).toContain('<cbc:ID schemeID="0060">123456789</cbc:ID>');
    expect(partyIn(xml, 'ReceiverParty')).toContain('<cbc:Name>Globex</cbc:Name>');
    const elements = [...xml.matchAll(/^ {2}<(c[ab]c:\w+)/gm)].map(([, name]) => name);
    expect(elements.slice(-3)).toEqual(['cac:SenderParty', 'cac:ReceiverParty', 'cac:DocumentResponse']);
  });

  it('does not go where nobody knows what we are called', () => {
    const partner = orderPartner({ 'application-advice': { format: 'xml', direction: 'out' } }, { us: {} });
    const advice = refusalAdvice(partner, refused, { format: 'xml', set: setOf('xml'), at, number: '7' });
    const file = outgoingFile(partner, advice, { from: 'us', controlNumber: 7, at, usage: 'live', format: 'xml' });
    expect(file).toMatchObject({ ok: false, error: [{ code: 'not-writable', owner: 'onboarding' }] });
  });
});

it('gives an invoice in cXML its status, and names its file', () => {
  const set = 'cxml:StatusUpdateRequest';
  const partner = orderPartner({ 'application-advice': { format: 'xml', set, direction: 'out' } });
  const carrier = { set: 'cXML', interchange: '17.4711@globex.example' };
  const advice = refusalAdvice(
    partner,
    { ...refused, cameAs: 'xml', carrier },
    { format: 'xml', set, at, number: '7' },
  );
  const file = outgoingFile(partner, advice, { from: 'us', controlNumber: 7, at, usage: 'live', format: 'xml' });
  expect(must(file)).toMatchObject({ set, findings: [{ field: '/number' }, { field: '/date' }] });
  const xml = Buffer.from(must(file).bytes).toString().replace(/>\s+</g, '><');
  expect(xml).toContain('<Request deploymentMode="production"><StatusUpdateRequest>');
  expect(xml).toContain(
    '<DocumentReference payloadID="17.4711@globex.example"/><Status xml:lang="en" code="200" text="OK">Status of the invoice</Status><InvoiceStatus type="rejected"><InvoiceIDInfo invoiceID="R-80114"/>',
  );
  expect(xml).toContain('<Comments xml:lang="en">Line 10 (BOLT-M8), price: 1.25 EUR expected, not 9.99 EUR</Comments>');
  expect(xml).toContain('is refused: Too dear: 5 € more</Comments>');
  expect(answerOf(partner, { type: 'invoice', cameAs: 'xml', payloadId: '17' })).toMatchObject({ set });
  expect(answerOf(partner, { type: 'invoice', cameAs: 'xml', payloadId: undefined })).toBeUndefined();
  expect(answerOf(partner, { type: 'ship-notice', cameAs: 'xml', payloadId: '17' })).toBeUndefined();
});
