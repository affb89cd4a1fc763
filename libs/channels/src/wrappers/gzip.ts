import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WrapperFault, type OpenWrapper, type WrappedEntry } from '@quayside/exchange';

/** The one file in a gzip file. Several that were put one behind the other are one, as gzip has it. */
export async function* gzipEntries({ name, read }: OpenWrapper): AsyncIterable<WrappedEntry> {
  yield { kind: 'file', name: name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'), bytes: unpacked(name, read()) };
}

async function* unpacked(name: string, packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip();
  // What the store says must not be taken for what is wrong with the file.
  let storeFailed: unknown;
  source.on('error', (error) => {
    storeFailed = error;
    gunzip.destroy(error);
  });
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Uint8Array;
  } catch (error) {
    if (storeFailed) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new WrapperFault(
      'wrapper-broken',
      `${name} is a gzip file that is damaged or cut short: ${why}.`,
      'onboarding',
      {
        cause: error,
      },
    );
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
