import { createHash } from 'node:crypto';
import type { Payloads } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { UploadWriter } from './upload-writer.js';

function recording() {
  const chunks: Buffer[] = [];
  const payloads = {
    append: async (_: string, index: number, bytes: Uint8Array) => void (chunks[index] = Buffer.from(bytes)),
  };
  return { chunks, payloads: payloads as unknown as Payloads };
}

it('cuts what comes into chunks of one size and hashes all of it', async () => {
  const { chunks, payloads } = recording();
  const writer = new UploadWriter(payloads, 'p', 1000, 10);
  const bytes = Buffer.from('0123456789abcdefghijABC');
  await writer.write(0, bytes.subarray(0, 7));
  await writer.write(7, bytes.subarray(7));
  const done = await writer.finish();
  expect(chunks.map((each) => each.length)).toEqual([10, 10, 3]);
  expect(Buffer.concat(chunks)).toEqual(bytes);
  expect(done).toEqual({ size: 23, sha256: createHash('sha256').update(bytes).digest('hex') });
});

it('puts writes that came ahead of their turn where they belong', async () => {
  const { chunks, payloads } = recording();
  const writer = new UploadWriter(payloads, 'p', 1000, 10);
  await writer.write(5, Buffer.from('56789'));
  await writer.write(10, Buffer.from('abc'));
  await writer.write(0, Buffer.from('01234'));
  expect(await writer.finish()).toMatchObject({ size: 13 });
  expect(Buffer.concat(chunks).toString()).toBe('0123456789abc');
});

it('refuses a file over its limit, a second write of the same byte, and a hole', async () => {
  const writer = new UploadWriter(recording().payloads, 'p', 10, 4);
  await expect(writer.write(0, Buffer.alloc(11))).rejects.toThrow('larger than the 10 bytes');
  await writer.write(0, Buffer.from('abcd'));
  await expect(writer.write(2, Buffer.from('x'))).rejects.toThrow('written before');
  await writer.write(6, Buffer.from('z'));
  await expect(writer.finish()).rejects.toThrow('bytes from 4 on never came');
});
