import type { Writable } from 'node:stream';

/**
 * Writes so many bytes to a client that has been told how many come, and says whether all of them went out. A client may close
 * as soon as it has the last one: that is no break.
 */
export async function serveBytes(client: Writable, bytes: AsyncIterable<Uint8Array>, size: number): Promise<boolean> {
  let sent = 0;
  const broken = new Promise<Error>((resolve) => {
    client.once('error', resolve);
    client.once('close', () => resolve(new Error('the connection was closed')));
  });
  for await (const chunk of bytes) {
    const error = await Promise.race([broken, written(client, chunk)]);
    if (error) break;
    sent += chunk.length;
    if (sent === size) break;
  }
  if (sent === size) client.end();
  else client.destroy();
  return sent === size;
}

function written(client: Writable, chunk: Uint8Array): Promise<Error | undefined> {
  return new Promise((resolve) => {
    client.write(chunk, (error) => resolve(error ?? undefined));
  });
}
