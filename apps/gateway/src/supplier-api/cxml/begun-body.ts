import { Readable } from 'node:stream';
import { sharedSecretsIn } from '@quayside/edi';
import { Problem } from '../../server/problem.js';

/** A body of which the beginning was looked at. */
export interface BegunBody {
  /** What the sender of a cXML document shows in its Header. */
  readonly secrets: readonly string[];
  /** All of it, from its first byte. */
  readonly body: Readable;
}

/** As much of a document as is looked at for its Header, which comes first. */
export const longestHeader = 64 * 1024;

// Whoever shows no key at once has no right to keep us waiting.
const longestMs = 10_000;

/** Reads a body as far as the Header of cXML goes; nothing of it is stored, and nothing is lost. */
export async function begunBody(body: Readable): Promise<BegunBody> {
  const read: Buffer[] = [];
  const slow = setTimeout(() => body.destroy(new Problem('not-signed-in', tooSlow)), longestMs);
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      read.push(chunk);
      const start = Buffer.concat(read);
      const secrets = sharedSecretsIn(start.subarray(0, longestHeader));
      if (secrets || start.length >= longestHeader) return { secrets: secrets ?? [], body: joined(read, body) };
    }
  } finally {
    clearTimeout(slow);
  }
  return { secrets: [], body: Readable.from(read) };
}

const tooSlow = 'The Header of the document did not come within 10 seconds, and no other header shows a key.';

function joined(read: readonly Buffer[], rest: Readable): Readable {
  return Readable.from(
    (async function* () {
      yield* read;
      yield* rest as AsyncIterable<Buffer>;
    })(),
  );
}
