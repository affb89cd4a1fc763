import { openHeart } from '@quayside/heart';
import { expect, it } from 'vitest';
import { bytesOf } from '../step/payload-bytes.js';

const workbook = Buffer.from(
  `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml…PK\x03\x04${'\0'.repeat(26)}xl/workbook.xml`,
);
const german = { profiles: { kern: [['currency: EUR', 'currency: EUR\nlanguage: de']] } } as const;

it('is one matter for onboarding, whatever lies inside', async () => {
  const { twin, drop } = openHeart();
  const { file, arrivals, open } = await drop('orders.csv', workbook, { partner: 'kern' });
  expect(file).toMatchObject({ state: 'unreadable', wrapper: null, findings: [{ code: 'file-kind' }] });
  expect(open).toMatchObject([{ code: 'file-kind', owner: 'onboarding' }]);
  expect(open[0]?.message).toContain(
    'orders.csv is an Excel workbook. Nothing of it was read. Please send the data as CSV, JSON, or XML. In Excel: "Save as"',
  );
  expect([arrivals, twin.rows.files()].map(({ length }) => length)).toEqual([0, 1]);
});

it('is told to who gets its files back with what is wrong, in its language', async () => {
  const heart = openHeart(german);
  await heart.drop('a/bestellung.xls', Buffer.from('%PDF-1.7'), { partner: 'kern' });
  const [answer] = heart.twin.rows.dispatches();
  expect(answer).toMatchObject({ name: 'bestellung-refused.txt', type: 'refused' });
  const text = Buffer.from(await bytesOf(heart.ports.store.payloads.read(answer?.payload ?? ''))).toString();
  expect(text).toBe(
    'a/bestellung.xls ist ein PDF-Dokument. Nichts davon wurde gelesen. Bitte senden Sie die Daten als CSV, JSON oder XML.\r\n',
  );
});

it('is not told between the interchanges of a partner who sends nothing else', async () => {
  const { twin, drop } = openHeart();
  const { open } = await drop('a.pdf', Buffer.from('%PDF-1.7'));
  expect(open[0]?.message).toContain('Please send the data as X12.');
  expect(twin.rows.dispatches()).toEqual([]);
});
