import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Payloads } from '../ports/store.js';
import { PayloadWriter } from './payload-writer.js';

const text = '0123456789abcdefghijABC';
const sha256 = createHash('sha256').update(text).digest('hex');

/** Rows of ten bytes in memory. */
function memory() {
  const rows: Buffer[] = [];
  const payloads: Pick<Payloads, 'chunkSize' | 'append' | 'read'> = {
    chunkSize: 10,
    append: async (_, index, bytes) => void (rows[index] = Buffer.from(bytes)),
    async *read() {
      yield* rows;
    },
  };
  return { rows, payloads: payloads as Payloads };
}

describe('a payload writer', () => {
  it('cuts what comes into rows of one size and hashes all of it', async () => {
    const { rows, payloads } = memory();
    const writer = new PayloadWriter(payloads, 'p');
    await writer.write(Buffer.from(text.slice(0, 7)));
    await writer.write(Buffer.from(text.slice(7)));
    expect(await writer.finish()).toEqual({ size: 23, sha256 });
    expect(rows.map(String)).toEqual(['0123456789', 'abcdefghij', 'ABC']);
  });

  it('writes an empty payload as no row', async () => {
    const { rows, payloads } = memory();
    expect(await new PayloadWriter(payloads, 'p').finish()).toMatchObject({ size: 0 });
    expect(rows).toEqual([]);
  });

  it.each([3, 10, 14, 20, 23])('goes on behind the %s bytes that are there', async (kept) => {
    const { rows, payloads } = memory();
    const before = new PayloadWriter(payloads, 'p');
    await before.write(Buffer.from(text.slice(0, kept)));
    await before.leave();
    const writer = await PayloadWriter.resume(payloads, 'p');
    expect(writer.size).toBe(kept);
    await writer.write(Buffer.from(text.slice(kept)));
    expect(await writer.finish()).toEqual({ size: 23, sha256 });
    expect(rows.map(String)).toEqual(['0123456789', 'abcdefghij', 'ABC']);
  });

  it('keeps its own copy of what is given to it', async () => {
    const { rows, payloads } = memory();
    const writer = new PayloadWriter(payloads, 'p');
    const buffer = Buffer.from('abc');
    await writer.write(buffer);
    buffer.fill('x');
    await writer.finish();
    expect(rows.map(String)).toEqual(['abc']);
  });
});
