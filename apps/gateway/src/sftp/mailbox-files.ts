import { dispatchServed, receiveFile, type Ports } from '@quayside/exchange';
import { chunkSize, type Mailbox, type MailboxEntry, type ParkedUpload, type Uploads } from '@quayside/store';
import { Coverage } from './coverage.js';
import { isPartial, type Folder } from './path.js';
import { UploadWriter } from './upload-writer.js';

/** Who is logged in, and what was agreed about the mailbox. */
export interface MailboxAccount {
  readonly partner: string;
  readonly login: string;
  readonly usage: 'live' | 'test' | null;
  readonly maxFileSize: number;
}

/** One entry of a listing as a client sees it. */
export interface Listed {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly entry: MailboxEntry | { readonly kind: 'upload'; readonly upload: ParkedUpload };
}

export interface OpenUpload {
  write(offset: number, bytes: Buffer): Promise<void>;
  size(): number;
  /** Parks it, or receives it: returns only when the bytes are committed. */
  close(): Promise<void>;
  abandon(): Promise<void>;
}

export interface OpenDownload {
  read(offset: number, length: number): Promise<Buffer>;
  readonly listed: Listed;
  /** Tells the exchange when every byte was served. */
  close(): Promise<void>;
}

/** The folders of one account over the store, for whatever protocol shows them. */
export class MailboxFiles {
  constructor(
    private readonly ports: Ports,
    private readonly mailbox: Mailbox,
    private readonly uploads: Uploads,
    readonly account: MailboxAccount,
  ) {}

  async list(folder: Folder): Promise<readonly Listed[]> {
    const { login } = this.account;
    const now = this.ports.clock.now();
    if (folder === 'out') return (await this.mailbox.outgoing(login, now)).map(listed);
    if (folder === 'archive') return (await this.mailbox.archived(login, now)).map(listed);
    const received = (await this.mailbox.received(login, now)).map(listed);
    const parked = (await this.uploads.parked(login)).map((upload) => ({
      name: upload.name,
      size: upload.size,
      modifiedAt: upload.parkedAt,
      entry: { kind: 'upload' as const, upload },
    }));
    return [...received, ...parked];
  }

  async find(folder: Folder, name: string): Promise<Listed | undefined> {
    return (await this.list(folder)).find((each) => each.name === name);
  }

  async upload(name: string): Promise<OpenUpload> {
    const { account, ports, uploads } = this;
    const upload = await uploads.open({
      partner: account.partner,
      channel: 'sftp-drop',
      account: account.login,
      name,
      usage: account.usage,
    });
    const writer = new UploadWriter(ports.store.payloads, upload.payload, account.maxFileSize, chunkSize);
    return {
      write: (offset, bytes) => writer.write(offset, bytes),
      size: () => writer.size,
      abandon: () => uploads.abandon(upload.id),
      close: async () => {
        const { size, sha256 } = await writer.finish();
        if (isPartial(name)) await uploads.park(upload.id, name, size, sha256, ports.clock.now());
        else await receiveFile(ports, upload, { name, size, sha256 });
      },
    };
  }

  /** RENAME to a final name is when a parked upload counts as received. */
  async rename(parked: ParkedUpload, name: string): Promise<void> {
    if (isPartial(name)) await this.uploads.rename(parked.id, name);
    else await receiveFile(this.ports, parked, { name, size: parked.size, sha256: parked.sha256 });
  }

  async remove({ entry }: Listed): Promise<void> {
    if (entry.kind === 'upload') await this.uploads.abandon(entry.upload.id);
    else await this.mailbox.hide(entry, this.ports.clock.now());
  }

  download(found: Listed): OpenDownload {
    const { ports, account } = this;
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
