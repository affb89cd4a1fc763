import { openHeart, order, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { splitFile } from '../split/split-file.js';
import { chooseForArrival } from '../choices/arrival-choices.js';
import { bytesOf } from '../step/payload-bytes.js';

const head = 'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis;Liefertermin';
const csv = (...rows: readonly string[]) => Buffer.from([...rows, ''].join('\r\n'), 'latin1');
const row = (number: string) => `${number};A-77;23.11.2026;SPRING-4;100;Stk;0,85;20.01.2027`;

const drop = (heart: Heart, bytes: Buffer, name = 'in.csv') => heart.drop(name, bytes, { partner: 'kern' });

function open(): Heart {
  const heart = openHeart();
  heart.erp.put(order('P00009', [{ number: '1', item: 'SPRING-4', quantity: '100', price: '0.85' }]));
  return heart;
}

it('reads every document of a file, each from its rows', async () => {
  const heart = open();
  const { arrivals, documents, answers } = await drop(heart, csv(head, row('P00009'), row('P00010')));
  expect(arrivals).toMatchObject([{ state: 'read', kind: 'csv', usage: 'live', partner: 'kern' }]);
  expect(documents).toMatchObject([
    { state: 'delivered', setType: 'CSV', orderNumber: 'P00009' },
    { state: 'held', orderNumber: 'P00010' },
  ]);
  expect(answers).toEqual([]);
});

it('takes the same bytes again for a duplicate, within the window', async () => {
  const heart = open();
  const bytes = csv(head, row('P00009'));
  await drop(heart, bytes);
  const again = await drop(heart, bytes, 'again.csv');
  expect([again.arrivals[0]?.state, again.documents]).toEqual(['duplicate', []]);
  heart.pass(400 * 24 * 3600_000);
  const later = await drop(heart, bytes);
  expect([later.arrivals[0]?.state, later.documents[0]?.state]).toEqual(['read', 'duplicate']);
});

it('reads the same bytes again where a person wants that, over the arrival that had them', async () => {
  const heart = open();
  const bytes = csv(head, row('P00009'));
  await drop(heart, bytes);
  const { file, arrivals } = await drop(heart, bytes, 'again.csv');
  const again = { choice: 'process-again', by: 'ada', reason: 'it was for another order' } as const;
  await chooseForArrival(heart.ports, arrivals[0]?.id ?? '', again);
  await heart.settle();
  expect((await heart.story(file.id)).arrivals).toMatchObject([{ state: 'read' }]);
  expect((await heart.story(file.id)).documents).toMatchObject([{ state: 'duplicate' }]);
});

it('gives the partner its own file back with what is wrong with its rows', async () => {
  const heart = open();
  const wrong = csv('Bestellung;Pos;Artikelnummer;Menge;Liefertermin', 'P00009;1;SPRING-4;fünfzig;morgen');
  const { documents, answers, open: asked } = await drop(heart, wrong, 'falsch.csv');
  expect(documents).toMatchObject([{ state: 'held' }]);
  expect(asked).toMatchObject([{ owner: 'onboarding', subject: documents[0]?.id }]);
  expect(answers).toMatchObject([{ type: 'checked', name: 'falsch-checked.csv', account: 'kern', state: 'ready' }]);
  const text = Buffer.from(await bytesOf(heart.ports.store.payloads.read(answers[0]?.payload ?? '')));
  expect(text.toString('latin1').split('\r\n')[0]).toBe('Bestellung;Pos;Artikelnummer;Menge;Liefertermin;Please check');
});

it('sets a file aside that cannot be read to its end, with none of its documents, and takes it again when it is mended', async () => {
  const heart = open();
  const { arrivals, documents, open: asked } = await drop(heart, csv(head, row('P00009'), 'P00010;"A-77'));
  expect(arrivals).toMatchObject([{ state: 'unreadable', findings: [{ code: 'csv-syntax' }] }]);
  expect(asked).toMatchObject([{ code: 'csv-syntax', owner: 'onboarding' }]);
  expect(documents).toEqual([]);
  expect((await drop(heart, csv(head, row('P00009')))).documents).toMatchObject([{ state: 'delivered' }]);
});

it('quarantines a file whose partner has no such documents any more', async () => {
  const heart = open();
  const { id } = await heart.receive('in.csv', csv(head, row('P00009')), { partner: 'kern' });
  await splitFile(heart.ports, id);
  heart.partners.splice(0, heart.partners.length, ...openHeart({ profiles: { kern: onlyJson } }).partners);
  await heart.settle();
  const { arrivals, open: asked } = await heart.story(id);
  expect(arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'set-not-agreed' }] }]);
  expect(asked).toMatchObject([{ code: 'set-not-agreed', owner: 'onboarding' }]);
  expect(asked[0]?.message).toBe(
    'The live release of kern has no CSV documents. Add them to its profile, then process again.',
  );
});

const onlyJson = [['[{ format: csv }, { format: json }, { format: xml }]', '{ format: json }']] as const;

it('is test traffic where the partner is in test, or its channel says so', async () => {
  const inTest = openHeart({ profiles: { kern: [['stage: live', 'stage: test']] } });
  expect((await drop(inTest, csv(head, row('P00009')))).arrivals).toMatchObject([{ usage: 'test' }]);
  const byChannel = await open().drop('in.csv', csv(head, row('P00009')), { partner: 'kern', usage: 'test' });
  expect(byChannel.documents).toMatchObject([{ usage: 'test' }]);
});

it('quarantines an XML file that names another sender than the partner', async () => {
  const order = `<OrderResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><cbc:ID>1</cbc:ID></OrderResponse>`;
  const { arrivals } = await drop(open(), Buffer.from(order), 'a.xml');
  expect(arrivals[0]?.kind).toBe('xml');
  expect(arrivals[0]?.state).not.toBe('received');
});
