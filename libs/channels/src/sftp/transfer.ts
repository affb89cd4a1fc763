import type { SFTPWrapper } from 'ssh2';
import type { SftpConnection } from './connection.js';

/** What every server takes in one request, and how many are under way at once: enough for a line with a long way. */
const piece = 32 * 1024;
const underWay = 32;

type Handle = Buffer;

/** Reads `from`..`end` in order, many requests ahead of what is taken. False when the file ends before `end`. */
export async function readRange(
  connection: SftpConnection,
  handle: Handle,
  range: { readonly name: string; readonly from: number; readonly end: number },
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<boolean> {
  const { name, from, end } = range;
  const ahead: { readonly length: number; readonly bytes: Promise<Buffer> }[] = [];
  let next = from;
  const fill = () => {
    while (ahead.length < underWay && next < end) {
      const length = Math.min(piece, end - next);
      const bytes = readPiece(connection, handle, name, next, length);
      // Whoever takes it meets the failure; until then it is nobody's.
      bytes.catch(() => undefined);
      ahead.push({ length, bytes });
      next += length;
    }
  };
  fill();
  for (let first = ahead.shift(); first; first = ahead.shift()) {
    const bytes = await first.bytes;
    fill();
    if (bytes.length > 0) await take(bytes);
    if (bytes.length < first.length) return false;
  }
  return true;
}

/** Servers may give less than was asked for: the rest is asked for again, until the file ends. */
async function readPiece(
  connection: SftpConnection,
  handle: Handle,
  name: string,
  offset: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let got = 0;
  while (got < length) {
    const at = got;
    const read = await connection.ask<number>(`read ${name}`, (sftp, done) =>
      sftp.read(handle, buffer, at, length - at, offset + at, (error, count) =>
        isEnd(error) ? done(null, 0) : done(error, count),
      ),
    );
    if (read === 0) break;
    got += read;
  }
  return buffer.subarray(0, got);
}

function isEnd(error: Error | undefined): boolean {
  return (error as { code?: unknown } | undefined)?.code === 1;
}

/** Writes bytes from the start of a file on, many requests at once. Returns how many there were. */
export async function writeAll(
  connection: SftpConnection,
  handle: Handle,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const writing: Promise<void>[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += piece) {
      const part = Buffer.from(chunk.subarray(at, at + piece));
      const offset = size;
      size += part.length;
      if (writing.length >= underWay) await writing.shift();
      const written = connection.ask(`write ${name}`, (sftp: SFTPWrapper, done) =>
        sftp.write(handle, part, 0, part.length, offset, (error) => done(error, undefined)),
      );
      written.catch(() => undefined);
      writing.push(written);
    }
  }
  for (const each of writing) await each;
  return size;
}
