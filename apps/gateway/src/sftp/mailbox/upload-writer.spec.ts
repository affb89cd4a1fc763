import type { Payloads } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { UploadWriter } from './upload-writer.js';

function recording() {
  const chunks: Buffer[] = [];
  const payloads = {
    chunkSize: 10,
    append: async (_: string, index: number, bytes: Uint8Array) => void (chunks[index] = Buffer.from(bytes)),
  };
  return { chunks, payloads: payloads as unknown as Payloads };
}

it('puts writes that came ahead of their turn where they belong', async () => {
  const { chunks, payloads } = recording();
  const writer = UploadWriter.begin(payloads, 'p', 1000);
  await writer.write(5, Buffer.from('56789'));
  await writer.write(10, Buffer.from('abc'));
  await writer.write(0, Buffer.from('01234'));
  expect(await writer.finish()).toMatchObject({ size: 13 });
  expect(Buffer.concat(chunks).toString()).toBe('0123456789abc');
});

it('refuses a file over its limit, a second write of the same byte, and a hole', async () => {
  const writer = UploadWriter.begin(recording().payloads, 'p', 10);
  await expect(writer.write(0, Buffer.alloc(11))).rejects.toThrow('larger than the 10 bytes');
  await writer.write(0, Buffer.from('abcd'));
  await expect(writer.write(2, Buffer.from('x'))).rejects.toThrow('written before');
  await writer.write(6, Buffer.from('z'));
  await expect(writer.finish()).rejects.toThrow('bytes from 4 on never came');
});
