import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { serveBytes } from './serve-bytes.js';

const [one, two] = [Buffer.from('one'), Buffer.from('two')];

/** A client that closes, or breaks, when it has so many chunks. */
function client(closesAfter: number, error?: Error): { readonly stream: Writable; readonly got: Buffer[] } {
  const got: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      got.push(chunk);
      if (error && got.length === closesAfter) return done(error);
      done();
      if (got.length === closesAfter) setImmediate(() => this.destroy());
    },
  });
  stream.on('error', () => undefined);
  return { stream, got };
}

/** The store is still to be asked whether more comes when the last byte is out. */
async function* slowly(stream: Writable) {
  yield one;
  yield two;
  await new Promise((closed) => stream.once('close', closed));
}

it('has served all when the last byte went out, also to a client that closes at once', async () => {
  const { stream, got } = client(2);
  expect(await serveBytes(stream, slowly(stream), 6)).toBe(true);
  expect(Buffer.concat(got).toString()).toBe('onetwo');
});

it('has not served all when the connection breaks before', async () => {
  const { stream } = client(1, new Error('reset'));
  expect(await serveBytes(stream, slowly(stream), 6)).toBe(false);
  expect(stream.destroyed).toBe(true);
});

it('has not served all of a payload that is shorter than was said', async () => {
  const { stream } = client(9);
  async function* short() {
    yield await Promise.resolve(one);
  }
  expect(await serveBytes(stream, short(), 6)).toBe(false);
});
