import { readFileSync } from 'node:fs';
import { acknowledgement, interchange, openHeart, order, orderedLines, type Heart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { chooseForDocument } from './document-choices.js';
import { previewRefusal } from './refuse-document.js';

const dear = acknowledgement(
  'P00001',
  orderedLines.map((line) => ({ ...line, price: '9.99' })),
  'SO-9',
);
const both = 'application-advice: [{}, { direction: out }]';
const no = { choice: 'reject', by: 'ada', reason: 'Prices were fixed in May – see the contract' } as const;

function open(...lines: readonly (readonly [string, string])[]): Heart {
  const heart = openHeart({ profiles: { acme: lines } });
  heart.erp.put(order());
  return heart;
}

const agreed = ['application-advice: {}', both] as const;

async function held(heart: Heart): Promise<string> {
  const { documents } = await heart.drop('in.x12', interchange([dear]));
  const [document] = documents;
  expect(document?.state).toBe('held');
  return document?.id ?? '';
}

async function bytesOf(heart: Heart, payload: string, size: number): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of heart.ports.store.payloads.read(payload, 0, size)) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}

const advices = (heart: Heart) => heart.twin.rows.dispatches().filter(({ type }) => !['997', 'TA1'].includes(type));

it('tells the partner once that a document is refused, why, and of what', async () => {
  const heart = open(agreed);
  const id = await held(heart);
  await chooseForDocument(heart.ports, id, no);
  const [sent, ...more] = advices(heart);
  expect(more).toEqual([]);
  expect(sent).toMatchObject({ type: '824', channel: 'sftp-drop', account: 'acme', state: 'ready' });
  const text = await bytesOf(heart, sent?.payload ?? '', sent?.size ?? 0);
  const said = [
    ...['OTI*TR*TN*P00001*****101*0001*855', 'REF*PO*P00001', 'TED*024*Prices were fixed in May - see the contract'],
    'NTE**Line 10 (BOLT-M8), price: 1.25 EUR expected, not 9.99 EUR',
    'NTE**It came as 855 0001, group 101, interchange 000000101',
    'TED*011*Line 20 (NUT-M8), price: 0.80 EUR expected, not 9.99 EUR',
  ];
  expect(text.split('~').map((each) => each.trim())).toEqual(expect.arrayContaining(said));
  expect(text).toContain(`ISA*00*          *00*          *ZZ*QUAYSIDE       *ZZ*ACME `);
  expect((await heart.ports.store.document(id))?.state).toBe('refused');
  await expect(chooseForDocument(heart.ports, id, no)).rejects.toMatchObject({ name: 'ChoiceNotPossible' });
  expect(advices(heart)).toHaveLength(1);
});

it('is not told again when the partner repeats its interchange: only the acknowledgement is', async () => {
  const heart = open(agreed);
  await chooseForDocument(heart.ports, await held(heart), no);
  const before = heart.twin.rows.dispatches().length;
  await heart.drop('again.x12', interchange([dear]));
  expect(advices(heart)).toHaveLength(1);
  expect(heart.twin.rows.dispatches()).toHaveLength(before + 1);
});

it('says before how the partner is told, and in its language', async () => {
  const heart = open(agreed, ['currency: EUR', 'currency: EUR\nlanguage: de']);
  const preview = await previewRefusal(heart.ports, await held(heart), no.reason);
  expect(preview).toMatchObject({ way: { set: '824', channel: 'acme' }, obstacle: null });
  expect(preview.text.split('\n')).toEqual([
    `Abgelehnt: Auftragsbestätigung P00001. Grund: ${no.reason}`,
    '- Position 10 (BOLT-M8), Preis: erwartet 1.25 EUR, nicht 9.99 EUR',
    '- Position 20 (NUT-M8), Preis: erwartet 0.80 EUR, nicht 9.99 EUR',
    'Eingegangen als 855 0001, Gruppe 101, Übertragungsdatei 000000101',
  ]);
  expect(advices(heart)).toEqual([]);
});

it('leaves it to a person to tell a partner that has agreed to nothing', async () => {
  const heart = open();
  const id = await held(heart);
  const preview = await previewRefusal(heart.ports, id, no.reason);
  expect(preview).toMatchObject({ way: null, obstacle: null });
  expect(preview.text).toContain('is refused: Prices were fixed in May – see the contract');
  await chooseForDocument(heart.ports, id, no);
  expect(advices(heart)).toEqual([]);
  expect((await heart.ports.store.document(id))?.state).toBe('refused');
});

it('refuses also what cannot be told, and says why beforehand and in the journal', async () => {
  const heart = open(agreed);
  const id = await held(heart);
  const unwritable = { ...no, reason: 'Der Preis ist nicht vereinbart: 価格' };
  const preview = await previewRefusal(heart.ports, id, unwritable.reason);
  expect(preview.way).toBeNull();
  expect(preview.obstacle).not.toBeNull();
  await chooseForDocument(heart.ports, id, unwritable);
  expect(advices(heart)).toEqual([]);
  expect((await heart.ports.store.document(id))?.state).toBe('refused');
  const told = heart.twin.journal().map(({ what }) => what);
  expect(told).toContain(`the partner is not told of the refusal: ${preview.obstacle}`);
});

it('goes by the channel that was agreed for it', async () => {
  const heart = open(['application-advice: {}', 'application-advice: [{}, { direction: out, channel: nowhere }]']);
  expect(await previewRefusal(heart.ports, await held(heart), no.reason)).toMatchObject({ way: null });
});

it('gives a table back with the reasons beside its rows, where nothing else was agreed', async () => {
  const heart = openHeart();
  heart.erp.put(order('P00009', [{ number: '1', item: 'SPRING-4', quantity: '100', price: '0.85' }]));
  const rows = [
    'Bestellung;Auftrag;Datum;Artikelnummer;Menge;Einheit;Preis',
    'P00009;A-77;23.11.2026;SPRING-4;100;Stk;9,85',
  ];
  const { documents } = await heart.drop('bestätigt.csv', Buffer.from(rows.join('\r\n'), 'latin1'), {
    partner: 'kern',
  });
  const id = documents[0]?.id ?? '';
  const preview = await previewRefusal(heart.ports, id, no.reason);
  expect(preview).toMatchObject({ way: { set: 'checked', channel: 'kern' }, obstacle: null });
  await chooseForDocument(heart.ports, id, no);
  const [sent, ...more] = heart.twin.rows.dispatches();
  expect(more).toEqual([]);
  expect(sent).toMatchObject({
    type: 'checked',
    account: 'kern',
    name: 'bestätigt-A-77-1-refused.csv',
    state: 'ready',
  });
  const lines = (await bytesOf(heart, sent?.payload ?? '', sent?.size ?? 0)).split('\r\n');
  expect(lines[0]).toBe(`${rows[0]};Please check`);
  expect(lines[1]?.startsWith(`${rows[1]};`)).toBe(true);
  expect(lines[1]).toContain('is refused: Prices were fixed in May');
  expect(lines[1]).toContain('price: 0.85 EUR expected, not 9.85 EUR');
});

it('leaves a table where it is, where it was agreed never to go back', async () => {
  const heart = openHeart({ profiles: { kern: [['csv: {', 'csv: { feedback: never,']] } });
  const rows = ['Bestellung;Auftrag;Datum;Artikelnummer;Menge', 'P00009;A-77;23.11.2026;SPRING-4;100'];
  const { documents } = await heart.drop('in.csv', Buffer.from(rows.join('\r\n')), { partner: 'kern' });
  expect(await previewRefusal(heart.ports, documents[0]?.id ?? '', no.reason)).toMatchObject({ way: null });
});

it('tells of an invoice in cXML by its status, with the name of the file that it came as', async () => {
  const set = 'cxml:StatusUpdateRequest';
  const heart = openHeart({
    profiles: {
      kern: [
        ['stage: live', "stage: live\nus: { duns: '987654321' }\nidentifiers: { duns: '123456789' }"],
        ['documents:', `documents:\n  invoice: { format: xml, set: 'cxml:InvoiceDetailRequest' }`],
        ['documents:', `documents:\n  application-advice: { format: xml, set: '${set}', direction: out }`],
      ],
    },
  });
  const bytes = readFileSync('mappings/cxml/examples/InvoiceDetailRequest.xml');
  const { documents } = await heart.drop('invoice.xml', bytes, { partner: 'kern' });
  const id = documents[0]?.id ?? '';
  expect(await previewRefusal(heart.ports, id, no.reason)).toMatchObject({ way: { set } });
  await chooseForDocument(heart.ports, id, no);
  const [sent] = heart.twin.rows.dispatches();
  const payloadId = /payloadID="([^"]*)"/.exec(bytes.toString())?.[1] ?? '';
  const text = await bytesOf(heart, sent?.payload ?? '', sent?.size ?? 0);
  expect(text).toContain(`<DocumentReference payloadID="${payloadId}"/>`);
  expect(text).toContain('<InvoiceStatus type="rejected">');
});
