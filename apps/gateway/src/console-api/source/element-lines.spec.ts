import type { ArrivalRow, FileRow } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { elementSource } from './element-lines.js';
import type { SourcePorts } from './source.js';

async function linesOf(bytes: Buffer, kind: 'xml' | 'json' = 'xml', begin?: { offset: number; number: number }) {
  const payloads = {
    read: async function* (_: string, offset = 0, length = bytes.length) {
      yield await Promise.resolve(bytes.subarray(offset, offset + length));
    },
  };
  const arrival = { kind, offset: 0, length: bytes.length } as unknown as ArrivalRow;
  const file = { payload: 'p' } as unknown as FileRow;
  return elementSource({ store: { payloads } } as unknown as SourcePorts, { file, arrival, ...(begin && { begin }) });
}

const text = '<a>\n  <b>Größe</b>\n\n</a>\n';

it('shows the lines of a file in its encoding, each with its bytes', async () => {
  const { lines, next } = await linesOf(Buffer.from(text));
  expect(next).toBeNull();
  expect(lines).toMatchObject([
    { text: '<a>\n', offset: 0, length: 4, width: 'utf-8' },
    { text: '  <b>Größe</b>\n', offset: 4, length: 17 },
    { text: '</a>\n', offset: 22, length: 5 },
  ]);
  const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>\n${text}`, 'latin1');
  expect((await linesOf(latin)).lines[2]).toMatchObject({ text: '  <b>Größe</b>\n', width: 'one' });
});

it.each([false, true])('keeps both bytes of a character of UTF-16 together (swapped: %s)', async (swapped) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const { lines } = await linesOf(swapped ? bytes.swap16() : bytes);
  expect(lines[1]).toMatchObject({ text: '  <b>Größe</b>\n', offset: 10, length: 30, width: 'utf-16' });
});

it('hides the secret that a cXML document carries, where it stands', async () => {
  const { lines } = await linesOf(Buffer.from('<Sender>\n<SharedSecret>qsk_1</SharedSecret>\n<b/>\n</Sender>\n'));
  expect(lines.map((line) => line.text)).toContain('<SharedSecret>*****</SharedSecret>\n');
  expect(lines[2]).toMatchObject({ text: '<b/>\n', offset: 44 });
  const page = await linesOf(Buffer.from('<Sender>\n<SharedSecret>\nqsk_1\n</SharedSecret>\n'), 'xml', {
    ...{ offset: 24, number: 3 },
  });
  expect(page.lines[0]).toMatchObject({ text: '*****\n', offset: 24 });
});

it('cuts a file without line breaks so that a field can be found', async () => {
  const xml = `<a>${'<b>1</b>'.repeat(400)}</a>`;
  expect((await linesOf(Buffer.from(xml))).lines.slice(0, 3).map((line) => line.text)).toEqual(['<a>', '<b>', '1</b>']);
  const small =
    '{"confirmation":{"id":"C-1","po":"P00001","date":"2026-11-20","items":[{"line":1,"sku":"BOLT-M8","qty":100,"unit":"EA"}]}}';
  expect((await linesOf(Buffer.from(small), 'json')).lines[1]).toMatchObject({ text: '"po":"P00001",' });
  const json = JSON.stringify(Array.from({ length: 900 }, (_, i) => i));
  expect((await linesOf(Buffer.from(json), 'json')).lines[1]).toMatchObject({ text: '1,', offset: 3 });
});
