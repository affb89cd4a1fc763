import type { Readable } from 'node:stream';
import {
  isFull,
  PayloadWriter,
  receiveFile,
  receiveOnce,
  secondsUntilRoom,
  type FileRow,
  type Ports,
  type Upload,
} from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import type { Uploads } from '@quayside/store';
import { Problem } from '../../server/problem.js';
import type { Caller } from '../auth/caller.js';
import { nameFor } from './file-name.js';
import type { PostHeaders } from './request-headers.js';

/** A file of ours, and whether the same request had made it before. */
export interface ReceivedBody {
  readonly file: FileRow;
  readonly repeated: boolean;
}

/** What a document is that somebody sends. */
export interface SentBody {
  readonly body: Readable;
  readonly contentType: string | undefined;
  readonly headers: PostHeaders;
}

/**
 * Streams a body into the store and receives it: when this has returned, the bytes are committed. Whatever fails before that
 * leaves nothing behind, and the sender may try again.
 */
export type ReceiveBody = (caller: Caller, sent: SentBody) => Promise<ReceivedBody>;
export const RECEIVE_BODY = Symbol('receive a body');

interface Receiving {
  readonly ports: Ports;
  readonly uploads: Pick<Uploads, 'open' | 'abandon'>;
}

export function receiveBodies(receiving: Receiving): ReceiveBody {
  const { ports, uploads } = receiving;
  return async ({ live, channel }, { body, contentType, headers }) => {
    const { maxFileSize } = channel.settings;
    if ((headers.size ?? 0) > maxFileSize) throw tooLarge(maxFileSize);
    await haveRoom(ports, live.partner.id, channel.account, headers.idempotencyKey);
    const name = headers.name ?? nameFor(contentType, ports.clock.now());
    const { account, usage } = channel;
    const upload = await uploads.open({ partner: live.partner.id, channel: 'rest', account, name, usage });
    try {
      const received = { name, ...(await written(ports, upload, body, maxFileSize)) };
      if (received.size === 0) throw new Problem('body-empty', 'Send the document as the body of the request.');
      if (headers.sha256 !== undefined && headers.sha256 !== received.sha256) throw notThat(received.sha256);
      return await receive(receiving, upload, received, headers.idempotencyKey);
    } catch (error) {
      await uploads.abandon(upload.id);
      throw error;
    }
  };
}

/** Who sends faster than we read comes back later; a request that has made its file already makes no other one, and may. */
async function haveRoom({ store, backlogs }: Ports, partner: string, account: Account, key: string | undefined) {
  const backlog = await backlogs.of(partner);
  if (!isFull(backlog)) return;
  if (key !== undefined && (await store.fileOfRequest(account, key))) return;
  const seconds = secondsUntilRoom(backlog);
  const detail = `${backlog.waiting} of your files wait to be read, and no more than ${backlog.limit} may. This one was not received: send it again in about ${seconds} s.`;
  // The body is not read: the connection cannot be used any more.
  throw new Problem('backlog-full', detail, { 'retry-after': String(seconds), connection: 'close' });
}

async function written({ store }: Ports, upload: Upload, body: Readable, limit: number) {
  const writer = new PayloadWriter(store.payloads, upload.payload);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    if (writer.size + chunk.length > limit) throw tooLarge(limit);
    await writer.write(chunk);
  }
  return writer.finish();
}

async function receive(
  { ports, uploads }: Receiving,
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
