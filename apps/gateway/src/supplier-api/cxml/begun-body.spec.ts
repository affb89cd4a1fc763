import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { begunBody, longestHeader } from './begun-body.js';

const header = '<cXML><Header><Sender><Credential><SharedSecret>k</SharedSecret></Credential></Sender></Header>';

async function whole(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('finds a secret that comes in pieces, and hands on every byte', async () => {
  const bytes = Buffer.from(`${header}${'<a/>'.repeat(1000)}</cXML>`);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
  const { secrets, body } = await begunBody(Readable.from(pieces));
  expect(secrets).toEqual(['k']);
  expect(await whole(body)).toEqual(bytes);
});

it('reads no further than the header', async () => {
  let given = 0;
  const source = Readable.from(
    (function* () {
      for (;;) yield Buffer.from(given++ === 0 ? header : 'x');
    })(),
    { highWaterMark: 1 },
  );
  expect((await begunBody(source)).secrets).toEqual(['k']);
  expect(given).toBeLessThan(5);
  expect(source.destroyed).toBe(false);
});

it('looks no further than a header may go', async () => {
  const bytes = Buffer.from(`<!--${' '.repeat(longestHeader)}-->${header}</cXML>`);
  const { secrets, body } = await begunBody(Readable.from([bytes]));
  expect(secrets).toEqual([]);
  expect(await whole(body)).toEqual(bytes);
});

it('takes a body without a header for what it is', async () => {
  const { secrets, body } = await begunBody(Readable.from([Buffer.from('ISA*'), Buffer.from('00')]));
  expect(secrets).toEqual([]);
  expect((await whole(body)).toString()).toBe('ISA*00');
});

it('does not wait for one who sends nothing', async () => {
  const silent = new Readable({ read: () => undefined });
  const begun = begunBody(silent);
  const refused = expect(begun).rejects.toMatchObject({ code: 'not-signed-in' });
  await vi.advanceTimersByTimeAsync(10_000);
  await refused;
  expect(silent.destroyed).toBe(true);
});
