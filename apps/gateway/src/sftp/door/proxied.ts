import type { Socket } from 'node:net';
import { proxyHeader } from './proxy-header.js';

/** How long a proxy may take for its header: it is the first thing that it sends. */
const headerMs = 5_000;

/**
 * Waits for the header of the PROXY protocol, and leaves the socket with what comes behind it. Returns where the client comes
 * from, or nothing where the proxy speaks for itself. Throws where no header comes.
 */
export async function readProxyHeader(socket: Socket): Promise<string | undefined> {
  let read = Buffer.alloc(0);
  const patience = setTimeout(() => socket.destroy(new Error('no PROXY header came in time')), headerMs);
  try {
    for (;;) {
      read = Buffer.concat([read, await nextBytes(socket)]);
      const header = proxyHeader(read);
      if (header.is === 'none') throw new Error('it does not begin with a PROXY header');
      if (header.is === 'incomplete') continue;
      if (read.length > header.length) socket.unshift(read.subarray(header.length));
      return header.source;
    }
  } finally {
    clearTimeout(patience);
  }
}

async function nextBytes(socket: Socket): Promise<Buffer> {
  for (;;) {
    const bytes = socket.read() as Buffer | null;
    if (bytes) return bytes;
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => {
        socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onEnd);
        if (error) reject(error);
        else resolve();
      };
      const onReadable = () => settle();
      const onEnd = (error?: unknown) =>
        settle(error instanceof Error ? error : new Error('it was gone before its header'));
      socket.once('readable', onReadable).once('end', onEnd).once('close', onEnd).once('error', onEnd);
    });
  }
}
