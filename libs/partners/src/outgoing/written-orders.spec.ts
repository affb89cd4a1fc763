import type { Order } from '@quayside/canonical';
import { changeOf } from '@quayside/matching';
import {
  edifactTokens,
  orderPartner,
  tokenAt,
  type Tokens,
  workedOrder,
  x12Tokens,
  xmlAt,
} from '@quayside/samples/orders';
import { localDateOf, must } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { asSent, type ToTell } from './as-sent.js';
import { outgoingFile } from './outgoing-file.js';
import type { Sending } from './sending.js';

// What a person wrote down is found where the standard has it, by readers that are not ours.

const at = new Date('2026-12-05T10:15:00Z');

/** The first line is ordered for 120, the second one not any more, and a third one is new. */
function changedOrder(): Order {
  const { lines: [bolts, gears] = [], ...order } = workedOrder();
  if (!bolts || !gears) throw new Error('the worked order has lines');
  const [more, none, caps] = ['120', '0', '10'].map((value) => ({ value, unit: 'EA' })) as never[];
  const item = { buyer: 'CAP-9', supplier: 'S-900' };
  const added = { ...gears, number: '14', item, quantity: caps, amount: undefined };
  return workedOrder({
    ...{ ...order, total: '522.08' },
    lines: [
      { ...bolts, quantity: more, amount: '22.08', received: '20' },
      { ...gears, quantity: none },
      JSON.parse(JSON.stringify(added)) as object,
    ],
  });
}

function written(documents: object, kind: ToTell['kind'], more: Partial<Sending> = {}): Uint8Array {
  const partner = orderPartner(documents);
  const order = workedOrder();
  const now = kind === 'cancellation' ? undefined : changedOrder();
  const change = changeOf(order, now, [], { changeNumber: '2', date: localDateOf('2026-12-05') });
  if (change.kind === 'none') throw new Error('nothing changed');
  const { document } = change;
  const told: ToTell =
    kind === 'order' ? { kind, order } : { kind, order: kind === 'change' ? changedOrder() : order, change: document };
  const sent = must(asSent(partner, told));
  return must(outgoingFile(partner, sent, { from: 'us', at, controlNumber: 7, usage: 'live', ...more })).bytes;
}

function found(tokens: Tokens, expected: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.keys(expected).map((place) => [place, tokenAt(tokens, place)]));
}

function foundIn(bytes: Uint8Array, root: string, expected: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.keys(expected).map((path) => [path, xmlAt(bytes, `${root}/${path}`)]));
}

const count = (tokens: Tokens, tag: string) => tokens.filter(([each]) => each === tag).length;

describe.each(['004010', '005010'])('X12 of release %s', (release) => {
  it('says an order in 850', () => {
    const tokens = x12Tokens(written({ order: { release } }, 'order'));
    const expected = {
      ...{ 'BEG[1].1': '00', 'BEG[1].2': 'SA', 'BEG[1].3': 'P00042', 'BEG[1].5': '20261201' },
      ...{ 'CUR[1].1': 'BY', 'CUR[1].2': 'EUR', 'FOB[1].3': 'Erfurt', 'FOB[1].4': '01', 'FOB[1].5': 'DAP' },
      ...{ 'ITD[1].7': '30', 'ITD[1].12': '30 days net' },
      ...{ 'N1[1].1': 'BY', 'N1[1].2': 'Dynamo Works GmbH', 'N1[1].3': 'UL', 'N1[1].4': '4012345000009' },
      ...{ 'PER[1].2': 'Ann Buyer', 'PER[1].4': '+49 3641 1234', 'PER[1].6': 'ann@dynamo.example' },
      ...{ 'N1[2].1': 'ST', 'N1[2].2': 'Dynamo Plant 2', 'N1[2].4': '4012345000016' },
      ...{ 'N3[2].1': 'Hafenweg 7', 'N3[2].2': 'Dock 4', 'N4[2].1': 'Erfurt', 'N4[2].3': '99084', 'N4[2].4': 'DE' },
      ...{ 'N1[3].1': 'SE', 'N1[3].2': 'Globex', 'N1[3].3': '1', 'N1[3].4': '123456789' },
      ...{ 'PO1[1].1': '11', 'PO1[1].2': '100', 'PO1[1].3': 'EA', 'PO1[1].4': '0.184' },
      ...{ 'PO1[1].6': 'BP', 'PO1[1].7': 'BOLT-M8', 'PO1[1].8': 'VP', 'PO1[1].9': 'S-100' },
      ...{ 'PO1[1].10': 'EN', 'PO1[1].11': '4006381333931', 'PID[1].5': 'Bolt M8 x 40' },
      ...{ 'DTM[1].1': '002', 'DTM[1].2': '20270114', 'TXI[1].1': 'TX', 'TXI[1].3': '19' },
      ...{ 'PO1[2].1': '12', 'PO1[2].2': '24', 'PO1[2].4': '50', 'PO1[2].9': 'S-200', 'DTM[2].2': '20270121' },
      ...{ 'CTT[1].1': '2', 'AMT[3].1': 'TT', 'AMT[3].2': '1218.4' },
    };
    expect(found(tokens, expected)).toEqual(expected);
    expect(count(tokens, 'PO1')).toBe(2);
    const texts = tokens.filter(([tag]) => tag === (release === '004010' ? 'MSG' : 'MTX'));
    const place = release === '004010' ? 1 : 2;
    expect(texts.map((each) => (each[place] as readonly string[])[0])).toEqual([
      ...['Ring at gate 3', 'No deliveries on Fridays', 'In bags of 25'],
    ]);
  });

  it('says a change in 860, line by line', () => {
    const tokens = x12Tokens(written({ order: { release }, 'order-change': { release } }, 'change'));
    const expected = {
      ...{ 'BCH[1].1': '04', 'BCH[1].3': 'P00042', 'BCH[1].5': '2', 'BCH[1].6': '20261201', 'BCH[1].11': '20261205' },
      ...{ 'POC[1].1': '11', 'POC[1].2': 'QI', 'POC[1].3': '120', 'POC[1].4': '100', 'POC[1].5': 'EA' },
      ...{ 'POC[1].6': '0.184', 'POC[1].8': 'BP', 'POC[1].9': 'BOLT-M8', 'POC[1].11': 'S-100' },
      ...{ 'POC[2].1': '12', 'POC[2].2': 'DI', 'POC[2].9': 'GEAR-20' },
      ...{ 'POC[3].1': '14', 'POC[3].2': 'AI', 'POC[3].3': '10', 'POC[3].4': '10', 'POC[3].6': '50' },
      ...{ 'CTT[1].1': '3', 'N1[2].1': 'ST' },
    };
    expect(found(tokens, expected)).toEqual(expected);
  });

  it('says a cancellation in 860, or in 850 where orders are sent once more', () => {
    const change = x12Tokens(written({ 'order-change': { release } }, 'cancellation'));
    const expected = { 'BCH[1].1': '01', 'BCH[1].3': 'P00042', 'POC[1].2': 'DI', 'POC[2].2': 'DI' };
    expect(found(change, expected)).toEqual(expected);
    const again = x12Tokens(written({ order: { release, changes: 'replace' } }, 'cancellation'));
    expect(found(again, { 'BEG[1].1': '01', 'BEG[1].3': 'P00042' })).toEqual({
      'BEG[1].1': '01',
      'BEG[1].3': 'P00042',
    });
    const whole = x12Tokens(written({ order: { release, changes: 'replace' } }, 'change'));
    const replaced = { 'BEG[1].1': '05', 'PO1[1].2': '120', 'PO1[2].1': '14', 'CTT[1].1': '2' };
    expect(found(whole, replaced)).toEqual(replaced);
  });
});

describe.each(['D.96A', 'D.01B'])('EDIFACT of directory %s', (release) => {
  const [version = '', directory = ''] = release.split('.');

  it('says an order in ORDERS', () => {
    const tokens = edifactTokens(written({ order: { format: 'edifact', release } }, 'order'));
    const expected = {
      ...{ 'UNB[1].1.1': 'UNOC', 'UNB[1].1.2': '3', 'UNB[1].2.1': '4012345000009', 'UNB[1].3.1': '4098765000003' },
      ...{ 'UNB[1].4.1': '261205', 'UNB[1].4.2': '1015', 'UNB[1].5': '7' },
      ...{ 'UNH[1].2.1': 'ORDERS', 'UNH[1].2.2': version, 'UNH[1].2.3': directory, 'UNH[1].2.4': 'UN' },
      ...{ 'BGM[1].1': '220', 'BGM[1].2': 'P00042', 'BGM[1].3': '9' },
      ...{ 'DTM[1].1.1': '137', 'DTM[1].1.2': '20261201', 'CUX[1].1.1': '2', 'CUX[1].1.2': 'EUR' },
      ...{ 'FTX[1].4.1': 'Ring at gate 3', 'FTX[2].4.1': 'No deliveries on Fridays', 'FTX[3].4.1': 'In bags of 25' },
      ...{ 'NAD[1].1': 'BY', 'NAD[1].2.1': '4012345000009', 'NAD[1].2.3': '9', 'CTA[1].2.2': 'Ann Buyer' },
      ...{ 'COM[1].1.1': 'ann@dynamo.example', 'COM[2].1.1': '+49 3641 1234', 'COM[2].1.2': 'TE' },
      ...{ 'NAD[2].1': 'DP', 'NAD[2].2.1': '4012345000016', 'NAD[2].4': 'Dynamo Plant 2', 'NAD[2].5.2': 'Dock 4' },
      ...{ 'NAD[2].6': 'Erfurt', 'NAD[2].8': '99084', 'NAD[2].9': 'DE', 'NAD[3].1': 'SU', 'NAD[3].2.1': '123456789' },
      ...{ 'PAT[1].3.4': '30', 'TOD[1].3.1': 'DAP', 'TOD[1].3.4': 'Erfurt' },
      ...{ 'LIN[1].1': '11', 'LIN[1].3.1': '4006381333931', 'LIN[1].3.2': 'EN' },
      ...{ 'PIA[1].2.1': 'BOLT-M8', 'PIA[1].2.2': 'BP', 'PIA[1].3.1': 'S-100', 'PIA[1].3.2': 'SA' },
      ...{ 'IMD[1].3.4': 'Bolt M8 x 40', 'QTY[1].1.1': '21', 'QTY[1].1.2': '100', 'QTY[1].1.3': 'EA' },
      ...{ 'DTM[2].1.1': '2', 'DTM[2].1.2': '20270114', 'PRI[1].1.1': 'AAA', 'PRI[1].1.2': '0.184' },
      ...{ 'TAX[1].2.1': 'VAT', 'TAX[1].5.4': '19', 'MOA[1].1.1': '203', 'MOA[1].1.2': '18.4' },
      ...{ 'LIN[2].1': '12', 'LIN[2].3.1': 'GEAR-20', 'QTY[2].1.2': '24', 'PRI[2].1.2': '50' },
      ...{ 'MOA[3].1.1': '86', 'MOA[3].1.2': '1218.4', 'CNT[1].1.1': '2', 'CNT[1].1.2': '2' },
    };
    expect(found(tokens, expected)).toEqual(expected);
    expect(count(tokens, 'LIN')).toBe(2);
  });

  it('says a change and a cancellation in ORDCHG', () => {
    const changes = { 'order-change': { format: 'edifact', release } };
    const tokens = edifactTokens(written(changes, 'change'));
    const expected = {
      ...{ 'UNH[1].2.1': 'ORDCHG', 'BGM[1].1': '230', 'BGM[1].2': 'P00042-2', 'BGM[1].3': '4' },
      ...{ 'RFF[1].1.1': 'ON', 'RFF[1].1.2': 'P00042', 'DTM[1].1.2': '20261205', 'DTM[2].1.2': '20261201' },
      ...{ 'LIN[1].1': '11', 'LIN[1].2': '3', 'QTY[1].1.2': '120', 'LIN[2].1': '12', 'LIN[2].2': '2' },
      ...{ 'LIN[3].1': '14', 'LIN[3].2': '1', 'QTY[2].1.2': '10', 'PIA[3].2.1': 'S-900', 'CNT[1].1.2': '3' },
    };
    expect(found(tokens, expected)).toEqual(expected);
    const cancelled = { 'BGM[1].3': '1', 'RFF[1].1.2': 'P00042', 'LIN[1].2': '2', 'LIN[2].2': '2' };
    expect(found(edifactTokens(written(changes, 'cancellation')), cancelled)).toEqual(cancelled);
  });

  it('says by ORDERS what takes the place of an order', () => {
    const documents = { order: { format: 'edifact', release, changes: 'replace' } };
    const replaced = { 'BGM[1].3': '5', 'QTY[1].1.2': '120', 'LIN[2].1': '14' };
    expect(found(edifactTokens(written(documents, 'change')), replaced)).toEqual(replaced);
    expect(tokenAt(edifactTokens(written(documents, 'cancellation')), 'BGM[1].3')).toBe('1');
  });
});

const shipTo = 'cac:Delivery/cac:DeliveryLocation';
const line = (nth: number) => `cac:OrderLine[${nth}]/cac:LineItem`;

describe('UBL', () => {
  const both = [{ format: 'xml' }, { format: 'xml', set: 'ubl:OrderCancellation' }];

  it('says an order in Order', () => {
    const expected = {
      ...{ 'cbc:ID': 'P00042', 'cbc:IssueDate': '2026-12-01', 'cbc:DocumentCurrencyCode': 'EUR' },
      'cbc:Note': 'Ring at gate 3\nNo deliveries on Fridays',
      'cac:BuyerCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID': '4012345000009',
      'cac:BuyerCustomerParty/cac:Party/cac:Contact/cbc:ElectronicMail': 'ann@dynamo.example',
      'cac:SellerSupplierParty/cac:Party/cac:PartyName/cbc:Name': 'Globex',
      [`${shipTo}/cbc:ID`]: '4012345000016',
      [`${shipTo}/cac:Address/cbc:AdditionalStreetName`]: 'Dock 4',
      [`${shipTo}/cac:Address/cac:Country/cbc:IdentificationCode`]: 'DE',
      ...{ 'cac:DeliveryTerms/cbc:ID': 'DAP', 'cac:PaymentTerms/cbc:Note': '30 days net' },
      'cac:AnticipatedMonetaryTotal/cbc:PayableAmount/@currencyID': 'EUR',
      'cac:AnticipatedMonetaryTotal/cbc:PayableAmount': '1218.4',
      [`${line(1)}/cbc:ID`]: '11',
      [`${line(1)}/cbc:Quantity`]: '100',
      [`${line(1)}/cbc:Quantity/@unitCode`]: 'EA',
      [`${line(1)}/cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate`]: '2027-01-14',
      [`${line(1)}/cac:Price/cbc:PriceAmount`]: '0.184',
      [`${line(1)}/cac:Item/cac:BuyersItemIdentification/cbc:ID`]: 'BOLT-M8',
      [`${line(1)}/cac:Item/cac:SellersItemIdentification/cbc:ID`]: 'S-100',
      [`${line(1)}/cac:Item/cac:StandardItemIdentification/cbc:ID`]: '4006381333931',
      [`${line(1)}/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:ID`]: 'VAT',
      ...{ [`${line(2)}/cbc:ID`]: '12', [`${line(2)}/cbc:Quantity`]: '24' },
    };
    const bytes = written({ order: { format: 'xml' } }, 'order');
    expect(foundIn(bytes, 'Order', expected)).toEqual(expected);
    expect(xmlAt(bytes, `Order/${line(3)}/cbc:ID`)).toBeUndefined();
  });

  it('says a change in OrderChange, and a cancellation in OrderCancellation', () => {
    const expected = {
      ...{ 'cbc:ID': 'P00042-2', 'cbc:SequenceNumberID': '2', 'cbc:IssueDate': '2026-12-05' },
      ...{ 'cac:OrderReference/cbc:ID': 'P00042', 'cac:OrderReference/cbc:IssueDate': '2026-12-01' },
      ...{ [`${line(1)}/cbc:LineStatusCode`]: '3', [`${line(1)}/cbc:Quantity`]: '120' },
      ...{ [`${line(2)}/cbc:LineStatusCode`]: '2', [`${line(3)}/cbc:LineStatusCode`]: '1' },
    };
    expect(foundIn(written({ 'order-change': both }, 'change'), 'OrderChange', expected)).toEqual(expected);
    const cancelled = {
      ...{ 'cbc:ID': 'P00042-2', 'cbc:CancellationNote': 'This order is cancelled' },
      ...{ 'cac:OrderReference/cbc:ID': 'P00042' },
      'cac:SellerSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID': '123456789',
    };
    const bytes = written({ 'order-change': both }, 'cancellation');
    expect(foundIn(bytes, 'OrderCancellation', cancelled)).toEqual(cancelled);
  });

  it('carries what goes along with an order', () => {
    const drawing = { name: 'bolt.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
    const expected = {
      'cbc:ID': 'bolt.pdf',
      'cac:Attachment/cbc:EmbeddedDocumentBinaryObject': 'JVBERi0xLjc=',
      'cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode': 'application/pdf',
      'cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename': 'bolt.pdf',
    };
    const bytes = written({ order: { format: 'xml' } }, 'order', { attachments: [drawing] });
    expect(foundIn(bytes, 'Order/cac:AdditionalDocumentReference', expected)).toEqual(expected);
    const text = Buffer.from(bytes).toString();
    expect(text.indexOf('AdditionalDocumentReference')).toBeLessThan(text.indexOf('BuyerCustomerParty'));
  });
});

describe('cXML', () => {
  const documents = { order: { format: 'xml', set: 'cxml:OrderRequest', changes: 'replace' } };
  const header = 'cXML/Request/OrderRequest/OrderRequestHeader';

  it('says an order in OrderRequest', () => {
    const expected = {
      ...{ '@type': 'new', '@orderID': 'P00042', '@orderDate': '2026-12-01T00:00:00+00:00' },
      ...{ 'Total/Money': '1218.4', 'Total/Money/@currency': 'EUR', 'PaymentTerm/@payInNumberOfDays': '30' },
      ...{ 'ShipTo/Address/@addressID': '4012345000016', 'ShipTo/Address/PostalAddress/Street[2]': 'Dock 4' },
      ...{ 'ShipTo/Address/PostalAddress/City': 'Erfurt', 'Contact/Email': 'ann@dynamo.example' },
      ...{ 'Contact/Phone/TelephoneNumber/Number': '+49 3641 1234', 'TermsOfDelivery/TransportTerms/@value': 'DAP' },
    };
    const bytes = written(documents, 'order');
    expect(foundIn(bytes, header, expected)).toEqual(expected);
    const lines = {
      ...{ 'ItemOut[1]/@quantity': '100', 'ItemOut[1]/@lineNumber': '11', 'ItemOut[1]/ItemID/SupplierPartID': 'S-100' },
      ...{ 'ItemOut[1]/ItemID/IdReference/@domain': 'GTIN' },
      ...{ 'ItemOut[1]/ItemID/IdReference/@identifier': '4006381333931' },
      ...{ 'ItemOut[1]/ItemID/BuyerPartID': 'BOLT-M8', 'ItemOut[1]/ItemDetail/UnitPrice/Money': '0.184' },
      ...{
        'ItemOut[1]/ItemDetail/UnitOfMeasure': 'EA',
        'ItemOut[2]/@requestedDeliveryDate': '2027-01-21T00:00:00+00:00',
      },
    };
    expect(foundIn(bytes, 'cXML/Request/OrderRequest', lines)).toEqual(lines);
    expect(xmlAt(bytes, 'cXML/Header/From/Credential/Identity')).toBe('AN01');
    expect(xmlAt(bytes, 'cXML/Header/To/Credential/Identity')).toBe('123456789');
  });

  it('says a change and a cancellation as the whole order once more, and names the one that it replaces', () => {
    const previous = { interchange: '6.abc@AN01', set: 'P00042' };
    const update = written(documents, 'change', { previous });
    const expected = { '@type': 'update', '@orderID': 'P00042', 'DocumentReference/@payloadID': '6.abc@AN01' };
    expect(foundIn(update, header, expected)).toEqual(expected);
    expect(xmlAt(update, 'cXML/Request/OrderRequest/ItemOut[1]/@quantity')).toBe('120');
    const deleted = written(documents, 'cancellation', { usage: 'test' });
    expect(xmlAt(deleted, `${header}/@type`)).toBe('delete');
    expect(xmlAt(deleted, 'cXML/Request/@deploymentMode')).toBe('test');
  });
});

it.each([
  [{ 'order-change': {} }, '860'],
  [{ 'order-change': { format: 'edifact' } }, 'ORDCHG'],
  [{ 'order-change': [{ format: 'xml' }, { format: 'xml', set: 'ubl:OrderCancellation' }] }, 'ubl:OrderCancellation'],
  [{ order: { format: 'xml', set: 'cxml:OrderRequest', changes: 'replace' } }, 'cxml:OrderRequest'],
  [{ 'order-change': { format: 'csv' } }, 'order-change'],
  [{ 'order-change': { format: 'json' } }, 'order-change'],
])('calls what cancels an order as the profile does: %j, %s', (documents, set) => {
  const partner = orderPartner(documents);
  const change = changeOf(workedOrder(), undefined, []);
  if (change.kind === 'none') throw new Error('it is cancelled');
  const told = { kind: 'cancellation', order: workedOrder(), change: change.document } as const;
  const file = outgoingFile(partner, must(asSent(partner, told)), { from: 'us', at, controlNumber: 7, usage: 'live' });
  expect(must(file).set).toBe(set);
});

it('says orders and changes in rows of CSV', () => {
  const rows = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString()
      .split('\r\n')
      .map((row) => row.split(','));
  const [names = [], first = []] = rows(written({ order: { format: 'csv' } }, 'order'));
  const cells = Object.fromEntries(names.map((name, i) => [name, first[i]]));
  expect(cells).toMatchObject({
    ...{ Order: 'P00042', Date: '2026-12-01', Currency: 'EUR', Line: '11', Item: 'BOLT-M8', 'Supplier Item': 'S-100' },
    ...{ GTIN: '4006381333931', Quantity: '100', Unit: 'EA', Price: '0.184', 'Delivery Date': '2027-01-14' },
    ...{ 'Ship To': 'Dynamo Plant 2', 'Ship To Street 2': 'Dock 4', 'Ship To City': 'Erfurt', Incoterm: 'DAP' },
    ...{ Buyer: 'Dynamo Works GmbH', 'Contact Email': 'ann@dynamo.example', 'Payment Terms': '30 days net' },
  });
  const text = Buffer.from(written({ 'order-change': { format: 'csv' } }, 'change')).toString();
  expect(text).toContain('P00042,2,2026-12-05,2026-12-01,change,EUR,11,quantity increased,BOLT-M8,S-100');
  expect(text).toContain('EUR,12,deleted,GEAR-20,S-200');
  expect(text).toContain('EUR,14,added,CAP-9,S-900');
  const cancelled = Buffer.from(written({ 'order-change': { format: 'csv' } }, 'cancellation')).toString();
  expect(cancelled).toContain('P00042,2,2026-12-05,2026-12-01,cancel,EUR,11,deleted');
});

it('says orders and changes in our own JSON', () => {
  const read = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as object;
  expect(read(written({ order: { format: 'json' } }, 'order'))).toMatchObject({
    ...{ type: 'order', number: 'P00042', purpose: 'original', total: '1218.4' },
    lines: [{ number: '11', quantity: { value: '100', unit: 'EA' }, price: { amount: '0.184' } }, { number: '12' }],
  });
  expect(read(written({ 'order-change': { format: 'json' } }, 'change'))).toMatchObject({
    ...{ type: 'order-change', number: 'P00042-2', orderNumber: 'P00042', purpose: 'change' },
    lines: [
      { number: '11', action: 'quantity-increased', quantity: { value: '120' }, remaining: '100' },
      { number: '12', action: 'deleted' },
      { number: '14', action: 'added' },
    ],
  });
});
