import { dispatchServed, isPartialName, MovedMeanwhile, receiveFile, slowedBy, type Ports } from '@quayside/exchange';
import { chunkSize, type Mailbox, type MailboxEntry, type Unfinished, type Uploads } from '@quayside/store';
import type { Account } from '@quayside/partners';
import { shown } from '@quayside/std';
import { Coverage } from './coverage.js';
import type { Folder } from './path.js';
import { outOfBytes, type Quota, type QuotaGauge } from './quota.js';
import { UploadRefused, UploadWriter } from './upload-writer.js';

/** Who is logged in, and what was agreed about the mailbox. */
export interface MailboxAccount {
  readonly partner: string;
  readonly login: Account;
  readonly usage: 'live' | 'test' | null;
  readonly maxFileSize: number;
  readonly quota: Quota;
}

/** Where the mailboxes are kept. */
export interface MailboxParts {
  readonly ports: Ports;
  readonly mailbox: Mailbox;
  readonly uploads: Uploads;
  readonly quotas: QuotaGauge;
}

/** One entry of a listing as a client sees it. */
export interface Listed {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly entry: MailboxEntry | { readonly kind: 'upload'; readonly upload: Unfinished };
}

export interface OpenUpload {
  write(offset: number, bytes: Buffer): Promise<void>;
  size(): number;
  /** Parks it, or receives it: returns only when the bytes are committed. */
  close(): Promise<void>;
  /** Keeps what has come, so that the sender can go on from there. */
  leave(): Promise<void>;
  abandon(): Promise<void>;
}

export interface OpenDownload {
  read(offset: number, length: number): Promise<Buffer>;
  readonly listed: Listed;
  /** Tells the exchange when every byte was served. */
  close(): Promise<void>;
}

/** A packet of SFTP has room for some hundred entries. */
const entriesAtOnce = 100;

/** The folders of one account over the store, for whatever protocol shows them. */
export class MailboxFiles {
  constructor(
    private readonly parts: MailboxParts,
    readonly account: MailboxAccount,
  ) {}

  /** A folder, some entries at a time: as many as are kept of a listing that nobody reads on. */
  async *list(folder: Folder): AsyncGenerator<readonly Listed[]> {
    const { mailbox, uploads, ports } = this.parts;
    const { login } = this.account;
    for (let after: string | undefined, more = folder === 'in'; more;) {
      const own = await uploads.unfinished(login, { after, limit: entriesAtOnce });
      yield own.map(listedUpload);
      after = own.at(-1)?.name;
      more = own.length === entriesAtOnce;
    }
    const now = ports.clock.now();
    for (let before: string | null | undefined; before !== null;) {
      const { rows, next } = await mailbox.page(folder, login, now, { before, limit: entriesAtOnce });
      yield rows.map(listed);
      before = next;
    }
  }

  /** A name that was received and is now being sent again shows what was touched last, as a file system would. */
  async find(folder: Folder, name: string): Promise<Listed | undefined> {
    const { mailbox, uploads, ports } = this.parts;
    const { login } = this.account;
    const found = await mailbox.named(folder, login, ports.clock.now(), name);
    const own = folder === 'in' ? await uploads.named(login, name) : undefined;
    if (!own) return found ? listed(found) : this.#listedAs(folder, name);
    return found && found.modifiedAt > own.touchedAt ? listed(found) : listedUpload(own);
  }

  /** A listing names what cannot be seen, and a client asks for what it was listed. */
  async #listedAs(folder: Folder, name: string): Promise<Listed | undefined> {
    if (!name.includes('‹U+')) return undefined;
    for await (const entries of this.list(folder)) {
      const found = entries.find((each) => shown(each.name) === name);
      if (found) return found;
    }
    return undefined;
  }

  /** A new upload, or one that goes on with what came under this name before the connection broke. */
  async upload(name: string, from?: Unfinished): Promise<OpenUpload> {
    const { account } = this;
    const { uploads, ports, quotas } = this.parts;
    const { partner, login, usage, maxFileSize, quota } = account;
    const room = await quotas.room(login, quota, ports.clock.now());
    const upload = from
      ? await uploads.resume(from.id)
      : await uploads.open({ partner, channel: 'sftp-drop', account: login, name, usage });
    // What lies there unfinished is counted already.
    const limit = Math.min(maxFileSize, room + (from?.size ?? 0));
    const begin = from ? UploadWriter.resume : UploadWriter.begin;
    const writer = await begin(ports.store.payloads, upload.payload, limit);
    return {
      write: (offset, bytes) => {
        const beyond = offset + bytes.length > limit && limit < maxFileSize;
        if (beyond) throw new UploadRefused('quota', outOfBytes(quota.bytes));
        return writer.write(offset, bytes).catch(inWords);
      },
      size: () => writer.size,
      abandon: () => uploads.abandon(upload.id),
      leave: async () => {
        await writer.leave();
        await uploads.leave(upload.id, ports.clock.now());
      },
      close: async () => {
        const { size, sha256 } = await writer.finish().catch(inWords);
        const isWhole = !isPartialName(name);
        if (isWhole) await receiveFile(ports, upload, { name, size, sha256 });
        else await uploads.park(upload.id, name, size, sha256, ports.clock.now()).catch(inWords);
        quotas.add(login, { files: isWhole ? 1 : 0, bytes: size });
      },
    };
  }

  /**
   * Milliseconds by which this account hears later that what it sent is stored: it sends faster than we read. Nothing else tells an
   * SFTP client to slow down, and none gives up because of this.
   */
  async slowedBy(): Promise<number> {
    return slowedBy(await this.parts.ports.backlogs.of(this.account.partner));
  }

  /** RENAME to a final name is when a parked upload counts as received. */
  async rename(parked: Unfinished & { readonly closed: { readonly sha256: string } }, name: string): Promise<void> {
    const { ports, uploads, quotas } = this.parts;
    if (isPartialName(name)) return uploads.rename(parked.id, name);
    const { login, quota } = this.account;
    // Its bytes were counted when they came; as a file it counts from now on.
    await quotas.mayReceive(login, quota, ports.clock.now());
    await receiveFile(ports, parked, { name, size: parked.size, sha256: parked.closed.sha256 });
    quotas.add(login, { files: 1, bytes: 0 });
  }

  async remove({ entry }: Listed): Promise<void> {
    const { uploads, mailbox, ports } = this.parts;
    if (entry.kind === 'upload') await uploads.abandon(entry.upload.id);
    else await mailbox.hide(entry, ports.clock.now());
  }

  download(found: Listed): OpenDownload {
    const { account } = this;
    const { ports } = this.parts;
    const { entry } = found;
    const served = new Coverage();
    const payload = entry.kind === 'upload' ? entry.upload.payload : entry.payload;
    let chunk: { readonly index: number; readonly bytes: Buffer } | undefined;
    return {
      listed: found,
      read: async (offset, length) => {
        const index = Math.floor(offset / chunkSize);
        if (chunk?.index !== index) chunk = { index, bytes: await wholeChunk(ports, payload, index) };
        const from = offset - index * chunkSize;
        // A read over a border gets what is left of the chunk; the client asks for the rest.
        const bytes = chunk.bytes.subarray(from, from + length);
        served.add(offset, bytes.length);
        return bytes;
      },
      close: async () => {
        if (entry.kind === 'dispatch' && served.covers(found.size))
          await dispatchServed(ports, entry.id, account.login);
      },
    };
  }
}

/** Clients read some 32 KB at a time: the row that they are in is fetched once. */
async function wholeChunk(ports: Ports, payload: string, index: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of ports.store.payloads.read(payload, index * chunkSize, chunkSize)) parts.push(part);
  return Buffer.concat(parts);
}

function listed(entry: MailboxEntry): Listed {
  return { name: entry.name, size: entry.size, modifiedAt: entry.modifiedAt, entry };
}

function listedUpload(upload: Unfinished): Listed {
  return { name: upload.name, size: upload.size, modifiedAt: upload.touchedAt, entry: { kind: 'upload', upload } };
}

/** Another session goes on with these bytes: this one may write no more of them. */
function inWords(error: unknown): never {
  if (!(error instanceof MovedMeanwhile)) throw error;
  throw new UploadRefused('taken-over', 'another session goes on with this file');
}
