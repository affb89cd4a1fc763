import type { Readable } from 'node:stream';
import { receiveFile, receiveOnce, type FileRow, type Upload } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { chunkSize } from '@quayside/store';
import { UploadRefused, UploadWriter } from '../../uploads/upload-writer.js';
import type { Caller } from '../auth/caller.js';
import { Problem } from '../../server/problem.js';
import type { PostHeaders } from './request-headers.js';

/** A file of ours, and whether the same request had made it before. */
export interface ReceivedBody {
  readonly file: FileRow;
  readonly repeated: boolean;
}

/**
 * Streams a body into the store and receives it: when this has returned, the bytes are committed. Whatever fails before that
 * leaves nothing behind, and the sender may try again.
 */
export async function receiveBody(
  runtime: Runtime,
  { live, channel }: Caller,
  body: Readable,
  headers: PostHeaders,
  name: string,
): Promise<ReceivedBody> {
  const { maxFileSize } = channel.settings;
  if ((headers.size ?? 0) > maxFileSize) throw tooLarge(maxFileSize);
  const { account, usage } = channel;
  const upload = await runtime.uploads.open({ partner: live.partner.id, channel: 'rest', account, name, usage });
  try {
    const received = { name, ...(await written(runtime, upload, body, maxFileSize)) };
    if (received.size === 0) throw new Problem('body-empty', 'Send the document as the body of the request.');
    if (headers.sha256 !== undefined && headers.sha256 !== received.sha256) throw notThat(received.sha256);
    return await receive(runtime, upload, received, headers.idempotencyKey);
  } catch (error) {
    await runtime.uploads.abandon(upload.id);
    throw error;
  }
}

async function written({ ports }: Runtime, upload: Upload, body: Readable, limit: number) {
  const writer = new UploadWriter(ports.store.payloads, upload.payload, limit, chunkSize);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) await writer.write(writer.size, chunk);
  } catch (error) {
    if (error instanceof UploadRefused) throw tooLarge(limit);
    throw error;
  }
  return writer.finish();
}

async function receive(
  { ports, uploads }: Runtime,
  upload: Upload,
  received: Parameters<typeof receiveFile>[2],
  key: string | undefined,
): Promise<ReceivedBody> {
  if (key === undefined) return { file: await receiveFile(ports, upload, received), repeated: false };
  const { outcome, file } = await receiveOnce(ports, upload, received, key);
  if (outcome === 'received') return { file, repeated: false };
  await uploads.abandon(upload.id);
  if (outcome === 'repeated') return { file, repeated: true };
  const detail = `The key "${key}" was used for a body with the SHA-256 ${file.sha256}, and this one has another. Use a new key for a new document.`;
  throw new Problem('key-reused', detail);
}

function tooLarge(limit: number): Problem {
  // The rest of the body is not read: the connection cannot be used any more.
  return new Problem('body-too-large', `At most ${limit} bytes were agreed for one file.`, { connection: 'close' });
}

function notThat(sha256: string): Problem {
  return new Problem('digest-mismatch', `The body that came has the SHA-256 ${sha256}. Send it again.`);
}
