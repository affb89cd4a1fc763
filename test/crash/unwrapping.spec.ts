import { Unavailable, type Ports } from '@quayside/exchange';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedTemplate } from '../support/database.js';
import { openWorld } from '../support/world.js';
import { zipped } from '../support/wrapped.js';

// Unwrapping is broken off at every write to the store, before it is done and after, and taken up again: the files are there
// once each, with all their bytes, and no bytes are left over.

let template: { readonly name: string; drop(): Promise<void> };
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

const large = Buffer.from(Array.from({ length: 2_300_000 }, (_, n) => (n * 7 + (n >> 9)) % 256));

async function unwrapBrokenAt(k: number, side: 'before' | 'after'): Promise<number> {
  let calls = 0;
  let armed = false;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!armed) return work();
    const strike = ++calls === k;
    if (strike && side === 'before') throw new Unavailable('sabotage', 'the connection broke before the call');
    const result = await work();
    if (strike) throw new Unavailable('sabotage', 'the connection broke before the answer came');
    return result;
  };
  const around = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      commit: (work) => call(() => ports.store.commit(work)),
      payloads: {
        ...ports.store.payloads,
        append: (payload, index, bytes) => call(() => ports.store.payloads.append(payload, index, bytes)),
      },
    },
  });
  const world = await openWorld(template.name, around);
  try {
    await world.receive(
      'two.zip',
      await zipped([
        { name: 'large.bin', bytes: large },
        { name: 'small.bin', bytes: Buffer.from('small') },
      ]),
    );
    armed = true;
    await world.drain();
    const children = await world.database.query(
      `select f.name, f.size::int as size, f.entry, f.sha256 = encode(sha256((select string_agg(c.bytes, '' order by c.index) from payload_chunk c where c.payload = f.payload)), 'hex') as whole
       from file f where parent is not null order by entry`,
    );
    expect(children, `call ${k}, ${side}`).toEqual([
      { name: 'large.bin', size: large.length, entry: 0, whole: true },
      { name: 'small.bin', size: 5, entry: 1, whole: true },
    ]);
    const left = await world.database.query(
      `select id from payload p where not exists (select from file where payload = p.id) and not exists (select from dispatch where payload = p.id)`,
    );
    expect(left, `call ${k}, ${side}`).toEqual([]);
    return calls;
  } finally {
    await world.close();
  }
}

it('ends with the same files, wherever it was broken off', async () => {
  const calls = await unwrapBrokenAt(0, 'before');
  expect(calls).toBeGreaterThan(10);
  // What comes after the wrapper is settled is the road of every file, which has a test of its own.
  for (let k = 1; k <= 10; k += 1) for (const side of ['before', 'after'] as const) await unwrapBrokenAt(k, side);
});
