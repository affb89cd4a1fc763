import type { DispatchRow } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { openDispatch, presentDispatch } from './present-dispatch.js';

async function shown(bytes: Buffer): Promise<string> {
  const payloads = {
    read: async function* (_: string, offset: number, length: number) {
      yield await Promise.resolve(bytes.subarray(offset, offset + length));
    },
  };
  const row = {
    state: 'ready',
    channel: 'rest',
    payload: 'p',
    plainPayload: null,
    createdAt: new Date(0),
    sentAt: null,
  } as unknown as DispatchRow;
  return presentDispatch(await openDispatch(payloads, row)).text;
}

it('shows an answer in the encoding that its bytes are in', async () => {
  const text = 'Menge;Bitte prüfen\r\nfünfzig;"fünfzig" is not a decimal number\r\n';
  const lines = 'Menge;Bitte prüfen\nfünfzig;"fünfzig" is not a decimal number';
  expect(await shown(Buffer.from(text))).toBe(lines);
  expect(await shown(Buffer.from(text, 'latin1'))).toBe(lines);
});

it('shows the start of a large one, without half of a character at its end', async () => {
  for (const before of [1, 2, 3]) {
    const start = `ü${'x'.repeat(64 * 1024 - 2 - before)}`;
    expect(await shown(Buffer.from(`${start}€${'y'.repeat(10)}`))).toBe(start);
  }
});

it('shows X12 a segment a line', async () => {
  const isa = `ISA*00*          *00*          *ZZ*A              *ZZ*B              *261125*1000*U*00401*000000001*0*P*>~`;
  expect((await shown(Buffer.from(`${isa}GS*FA~`))).split('\n')).toEqual([isa.slice(0, -1), 'GS*FA']);
});
