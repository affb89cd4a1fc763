import path from 'node:path';
import { largeArrival, ReadingLimit, type ReadRequest } from '@quayside/exchange';
import { compilePartner, loadPartnerFolder } from '@quayside/partners';
import { ReadingPool, type PoolLimits } from '@quayside/runtime';
import { must } from '@quayside/std';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { acknowledgement, interchange } from '../support/x12.js';

// Reading in worker threads, from the build: who has to wait for whom, and what a reading may use.

const { sources } = await loadPartnerFolder(path.join(root, 'partner-profiles'), path.join(root, 'mappings'));
const acme = sources.find(({ profile }) => profile.file.endsWith('acme.yaml'));
if (!acme) throw new Error('no profile of acme');
const { hash } = must(compilePartner(acme));
const bytes = interchange([acknowledgement('P00001', [])]);

const usual: PoolLimits = { threads: 3, cpuSeconds: 60, memoryMb: 256, mostLines: 1000 };
const pools: ReadingPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function openPool(limits: Partial<PoolLimits> = {}): ReadingPool {
  const pool = new ReadingPool({ ...usual, ...limits });
  pools.push(pool);
  return pool;
}

/** Reads to the end; returns how many sets there were. */
async function read(pool: ReadingPool, more: Partial<ReadRequest> = {}): Promise<number> {
  let sets = 0;
  const request = { sources: acme as NonNullable<typeof acme>, hash, fileOffset: 0, chunks: chunksOf(bytes), ...more };
  for await (const event of pool.read(request)) if (event.kind === 'set') sets += 1;
  return sets;
}

async function* chunksOf(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

/** Bytes that come when they are let go: until then their reading has its thread. */
function held() {
  const gate = Promise.withResolvers<void>();
  const begun = { it: false };
  async function* chunks(): AsyncIterable<Uint8Array> {
    begun.it = true;
    await gate.promise;
    yield bytes;
  }
  return { chunks: chunks(), letGo: () => gate.resolve(), begun };
}

describe('reading in threads', () => {
  it('gives small files a thread at once, however many large ones there are', async () => {
    const pool = openPool();
    const large = Array.from({ length: 5 }, held);
    const reading = large.map(({ chunks }) => read(pool, { chunks, size: largeArrival + 1 }));
    await waitFor('the large ones', async () => large.filter(({ begun }) => begun.it).length === 2);
    expect(await read(pool, { hash: `${hash}-other` })).toBe(1);
    expect(large.map(({ begun }) => begun.it)).toEqual([true, true, false, false, false]);
    for (const { letGo } of large) letGo();
    expect(await Promise.all(reading)).toEqual([1, 1, 1, 1, 1]);
  });

  it('serves first who has fewest readings under way', async () => {
    const pool = openPool({ threads: 2 });
    const under = [held(), held()];
    const done: string[] = [];
    const begin = (name: string, more: Partial<ReadRequest>) => read(pool, more).then(() => void done.push(name));
    const first = under.map(({ chunks }, n) => begin(`flood ${n}`, { chunks }));
    await waitFor('both threads to be taken', async () => under.every(({ begun }) => begun.it));
    const waiting = [2, 3, 4].map((n) => begin(`flood ${n}`, {}));
    const other = begin('other', { hash: `${hash}-other` });
    under[0]?.letGo();
    await other;
    expect(done.slice(0, 2)).toEqual(['flood 0', 'other']);
    under[1]?.letGo();
    await Promise.all([...first, ...waiting]);
    expect(done).toHaveLength(6);
  });

  it('ends a thread that uses too much of its CPU, names the limit, and goes on with another one', async () => {
    const pool = openPool({ cpuSeconds: 0.000_001, lookMs: 1 });
    async function* slowly(): AsyncIterable<Uint8Array> {
      yield Buffer.concat(Array.from({ length: 200_000 }, () => Buffer.from('REF*VN*SOMETHING~')));
    }
    const failed = read(pool, { chunks: chunksOf(bytes.subarray(0, 300), ...(await all(slowly()))) });
    await expect(failed).rejects.toEqual(new ReadingLimit('reading-cpu', 0.000_001));
    expect(await read(openPool())).toBe(1);
  });

  it('names the limit when a document has more lines than it may have', async () => {
    const line = { number: '1', item: 'BOLT-M8', quantity: '100', price: '18.4' };
    const long = interchange([acknowledgement('P00001', [line, { ...line, number: '2' }])]);
    const failed = read(openPool({ mostLines: 1 }), { chunks: chunksOf(long) });
    await expect(failed).rejects.toEqual(new ReadingLimit('reading-lines', 1));
  });

  it('ends a thread that needs too much memory, names the limit, and goes on with another one', async () => {
    const pool = openPool({ memoryMb: 128 });
    // One set that never ends.
    const head = bytes.subarray(0, bytes.indexOf('BAK'));
    const more = Buffer.from('REF*VN*SOMETHING THAT IS KEPT WITH ITS SET~'.repeat(20_000));
    async function* endless(): AsyncIterable<Uint8Array> {
      yield head;
      for (;;) yield more;
    }
    await expect(read(pool, { chunks: endless() })).rejects.toEqual(new ReadingLimit('reading-memory', 128));
    expect(await read(pool)).toBe(1);
  });
});

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const list: Uint8Array[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}
