import { setTimeout as delay } from 'node:timers/promises';
import { MovedMeanwhile, Unavailable } from '@quayside/exchange';
import ssh2, { type FileEntry, type SFTPWrapper } from 'ssh2';
import { directoryAttributes, directoryEntry, fileAttributes, fileEntry } from './attributes.js';
import type { Listed, MailboxFiles, OpenDownload, OpenUpload } from '../mailbox/mailbox-files.js';
import { folders, mailboxPath, realPath, type Folder, type MailboxPath } from '../mailbox/path.js';
import { RequestQueue, type QueueEvents, type Request } from './request-queue.js';
import { UploadRefused } from '../mailbox/upload-writer.js';

const { STATUS_CODE: status, OPEN_MODE: mode } = ssh2.utils.sftp;

/** A refusal with the SFTP status that says it best, and words that clients show. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Whom else it is told to: somebody tried what was not agreed. */
    readonly told?: 'refused' | 'outOfQuota',
  ) {
    super(message);
  }
}

type Handle =
  /** Read on as the client asks: a listing of any length keeps no more than one of its pages. */
  | { readonly kind: 'folder'; readonly pages: AsyncGenerator<readonly FileEntry[]> }
  | {
      readonly kind: 'upload';
      readonly name: string;
      /** Whether each write goes to the end, wherever the client says. */
      readonly appends: boolean;
      readonly open: OpenUpload;
      refused: Error | undefined;
    }
  | { readonly kind: 'download'; readonly open: OpenDownload };

export interface SessionEvents extends QueueEvents {
  /** For the journal. */
  refused(what: string): Promise<void>;
  /** A partner that is out of quota may try with thousands of files: its owner is told once. */
  outOfQuota(what: string): Promise<void>;
  broken(error: unknown): void;
}

/** Serves the SFTP protocol of one session over a mailbox. Requests of one handle are answered in their order. */
export class SftpSession {
  readonly #handles = new Map<number, Handle>();
  readonly #requests: RequestQueue;
  readonly #gone = new AbortController();
  #next = 0;

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly files: MailboxFiles,
    private readonly events: SessionEvents,
    private readonly maxOpenFiles: number,
  ) {
    this.#requests = new RequestQueue(events);
  }

  serve(): void {
    const { sftp } = this;
    sftp.on('REALPATH', (id, path) => this.#answer(id, () => this.#realPath(id, path)));
    sftp.on('STAT', (id, path) => this.#answer(id, () => this.#stat(id, path)));
    sftp.on('LSTAT', (id, path) => this.#answer(id, () => this.#stat(id, path)));
    sftp.on('OPENDIR', (id, path) => this.#answer(id, () => this.#openFolder(id, path)));
    sftp.on('OPEN', (id, path, flags) => this.#answer(id, () => this.#open(id, path, flags)));
    sftp.on('READDIR', (id, handle) => this.#inTurn(id, handle, (open) => this.#readFolder(id, open)));
    sftp.on('READ', (id, handle, at, length) => this.#inTurn(id, handle, (open) => this.#read(id, open, at, length)));
    sftp.on('WRITE', (id, handle, at, data) => {
      // ssh2 uses its packet buffer again.
      const bytes = Buffer.from(data);
      this.#inTurn(id, handle, (open) => this.#write(id, open, at, bytes), { bytes: bytes.length, outlives: true });
    });
    sftp.on('FSTAT', (id, handle) => this.#inTurn(id, handle, async (open) => this.#handleStat(id, open)));
    sftp.on('CLOSE', (id, handle) =>
      this.#inTurn(id, handle, (open) => this.#close(id, open, handle), { outlives: true }),
    );
    sftp.on('REMOVE', (id, path) => this.#answer(id, () => this.#remove(id, path)));
    sftp.on('RENAME', (id, from, to) => this.#answer(id, () => this.#rename(id, from, to)));
    // Clients set times and modes after an upload; here they have no meaning, and refusing them would fail the upload.
    sftp.on('SETSTAT', (id) => this.#say(id, status.OK));
    sftp.on('FSETSTAT', (id) => this.#say(id, status.OK));
    sftp.on('MKDIR', (id) => this.#say(id, status.PERMISSION_DENIED, 'folders are fixed: in, out and archive'));
    sftp.on('RMDIR', (id) => this.#say(id, status.PERMISSION_DENIED, 'folders are fixed: in, out and archive'));
    sftp.on('READLINK', (id) => this.#say(id, status.OP_UNSUPPORTED));
    sftp.on('SYMLINK', (id) => this.#say(id, status.OP_UNSUPPORTED));
    sftp.on('EXTENDED', (id) => this.#say(id, status.OP_UNSUPPORTED));
  }

  /** The connection is gone: what was still being written was not received, but its sender can go on with it. */
  async end(): Promise<void> {
    this.#gone.abort();
    await this.#requests.end();
    const open = [...this.#handles.values()];
    this.#handles.clear();
    for (const handle of open) if (handle.kind === 'upload') await this.#leave(handle);
  }

  async #leave({ open, refused }: Extract<Handle, { kind: 'upload' }>): Promise<void> {
    if (refused instanceof Refusal) return;
    await open.leave().catch((error: unknown) => {
      if (!isExpected(error)) this.events.broken(error);
    });
  }

  async #realPath(id: number, path: string): Promise<void> {
    const real = realPath(path);
    if (!real.ok) throw new Refusal(status.PERMISSION_DENIED, `${path} lies outside of the mailbox`, 'refused');
    this.sftp.name(id, [{ filename: real.value, longname: real.value, attrs: directoryAttributes() }]);
  }

  async #stat(id: number, path: string): Promise<void> {
    const target = this.#resolve(path);
    if (target.kind !== 'name') return void this.sftp.attrs(id, directoryAttributes());
    this.sftp.attrs(id, fileAttributes(await this.#found(target)));
  }

  async #openFolder(id: number, path: string): Promise<void> {
    this.#mayOpen();
    const target = this.#resolve(path);
    if (target.kind === 'name') throw new Refusal(status.NO_SUCH_FILE, `${path} is no folder`);
    this.#give(id, { kind: 'folder', pages: this.#pagesOf(target) });
  }

  async #readFolder(id: number, handle: Handle): Promise<void> {
    if (handle.kind !== 'folder') throw new Refusal(status.FAILURE, 'this handle is no folder');
    for (let page = await handle.pages.next(); !page.done; page = await handle.pages.next()) {
      if (page.value.length > 0) return void this.sftp.name(id, [...page.value]);
    }
    this.sftp.status(id, status.EOF);
  }

  async *#pagesOf(target: Exclude<MailboxPath, { kind: 'name' }>): AsyncGenerator<readonly FileEntry[]> {
    yield [directoryEntry('.'), directoryEntry('..')];
    if (target.kind === 'root') yield folders.map(directoryEntry);
    else for await (const page of this.files.list(target.folder)) yield page.map(fileEntry);
  }

  async #open(id: number, path: string, flags: number): Promise<void> {
    this.#mayOpen();
    const target = this.#resolve(path);
    if (target.kind !== 'name') throw new Refusal(status.FAILURE, `${path} is a folder`);
    if ((flags & mode.WRITE) === 0) {
      return this.#give(id, { kind: 'download', open: this.files.download(await this.#found(target)) });
    }
    if (target.folder !== 'in')
      throw new Refusal(status.PERMISSION_DENIED, 'put files into the folder "in"', 'refused');
    const open = await this.#openUpload(target.name, flags);
    const appends = (flags & mode.APPEND) !== 0;
    this.#give(id, { kind: 'upload', name: target.name, appends, open, refused: undefined });
  }

  /** Without TRUNC a client goes on with what it has sent before; what was received is ours and grows no more. */
  async #openUpload(name: string, flags: number): Promise<OpenUpload> {
    try {
      if ((flags & mode.TRUNC) !== 0) return await this.files.upload(name);
      const found = (await this.files.find('in', name))?.entry;
      if (found?.kind === 'upload') return await this.files.upload(name, found.upload);
      if (found && (flags & mode.APPEND) !== 0) {
        throw new Refusal(status.FAILURE, `${name} is received already: send what is to be added as another file`);
      }
      return await this.files.upload(name);
    } catch (error) {
      throw error instanceof UploadRefused ? this.#refusal(name, error) : error;
    }
  }

  #mayOpen(): void {
    if (this.#handles.size < this.maxOpenFiles) return;
    throw new Refusal(
      status.FAILURE,
      `${this.maxOpenFiles} files are open in this session: close one first`,
      'refused',
    );
  }

  async #read(id: number, handle: Handle, offset: number, length: number): Promise<void> {
    if (handle.kind !== 'download') throw new Refusal(status.FAILURE, 'this handle is not open for reading');
    const bytes = await handle.open.read(offset, Math.min(length, 256 * 1024));
    if (bytes.length === 0) this.sftp.status(id, status.EOF);
    else this.sftp.data(id, bytes);
  }

  async #write(id: number, handle: Handle, offset: number, data: Buffer): Promise<void> {
    if (handle.kind !== 'upload') throw new Refusal(status.FAILURE, 'this handle is not open for writing');
    if (handle.refused) throw handle.refused;
    try {
      // Appending clients need not know how much is there, as on any POSIX system.
      await handle.open.write(handle.appends ? handle.open.size() : offset, data);
    } catch (error) {
      handle.refused = await this.#refuseUpload(handle.name, handle.open, error);
      throw handle.refused;
    }
    this.sftp.status(id, status.OK);
  }

  /**
   * From the first refused byte on, the whole upload is refused. Of what was wrong nothing stays; what the store could not take
   * just now can be sent on, or again.
   */
  async #refuseUpload(name: string, open: OpenUpload, error: unknown): Promise<Error> {
    if (!(error instanceof UploadRefused)) return error instanceof Error ? error : new Error(String(error));
    await open.abandon();
    return this.#refusal(name, error);
  }

  #refusal(name: string, { reason, message }: UploadRefused): Refusal {
    return new Refusal(status.FAILURE, `${name}: ${message}`, reason === 'quota' ? 'outOfQuota' : 'refused');
  }

  async #handleStat(id: number, handle: Handle): Promise<void> {
    if (handle.kind === 'folder') this.sftp.attrs(id, directoryAttributes());
    else if (handle.kind === 'upload')
      this.sftp.attrs(id, fileAttributes({ size: handle.open.size(), modifiedAt: new Date() }));
    else this.sftp.attrs(id, fileAttributes(handle.open.listed));
  }

  async #close(id: number, handle: Handle, key: Buffer): Promise<void> {
    this.#handles.delete(key.readUInt32BE(0));
    if (handle.kind === 'upload') {
      await this.#closeUpload(handle);
      await this.#slowDown();
    }
    if (handle.kind === 'download') await handle.open.close();
    this.sftp.status(id, status.OK);
  }

  async #closeUpload(handle: Extract<Handle, { kind: 'upload' }>): Promise<void> {
    if (handle.refused instanceof Refusal) throw new Refusal(status.FAILURE, handle.refused.message);
    if (handle.refused) {
      await this.#leave(handle);
      throw handle.refused;
    }
    try {
      await handle.open.close();
    } catch (error) {
      const refused = await this.#refuseUpload(handle.name, handle.open, error);
      if (!(refused instanceof Refusal)) await this.#leave(handle);
      throw refused;
    }
  }

  async #remove(id: number, path: string): Promise<void> {
    const target = this.#resolve(path);
    if (target.kind !== 'name') throw new Refusal(status.PERMISSION_DENIED, 'folders are fixed: in, out and archive');
    await this.files.remove(await this.#found(target));
    this.sftp.status(id, status.OK);
  }

  async #rename(id: number, from: string, to: string): Promise<void> {
    const source = this.#resolve(from);
    const target = this.#resolve(to);
    if (source.kind !== 'name' || target.kind !== 'name' || source.folder !== 'in' || target.folder !== 'in') {
      throw new Refusal(status.PERMISSION_DENIED, 'files can be renamed inside the folder "in" only', 'refused');
    }
    const { entry } = await this.#found(source);
    if (entry.kind !== 'upload')
      throw new Refusal(status.PERMISSION_DENIED, `${source.name} is received already and keeps its name`);
    const { closed } = entry.upload;
    // Half of a file under its final name would look like all of it.
    if (!closed)
      throw new Refusal(status.FAILURE, `${source.name} was broken off: send the rest of it, close it, then rename it`);
    try {
      await this.files.rename({ ...entry.upload, closed }, target.name);
    } catch (error) {
      throw error instanceof UploadRefused ? this.#refusal(target.name, error) : error;
    }
    await this.#slowDown();
    this.sftp.status(id, status.OK);
  }

  /** The bytes are ours by then, whatever becomes of the client meanwhile. */
  async #slowDown(): Promise<void> {
    const ms = await this.files.slowedBy().catch(() => 0);
    if (ms > 0) await delay(ms, undefined, { signal: this.#gone.signal }).catch(() => undefined);
  }

  async #found({ folder, name }: { readonly folder: Folder; readonly name: string }): Promise<Listed> {
    const found = await this.files.find(folder, name);
    if (!found) throw new Refusal(status.NO_SUCH_FILE, `there is no ${name} in ${folder}`);
    return found;
  }

  #resolve(path: string): MailboxPath {
    const resolved = mailboxPath(path);
    if (resolved.ok) return resolved.value;
    if (resolved.error === 'outside')
      throw new Refusal(status.PERMISSION_DENIED, `${path} lies outside of the mailbox`, 'refused');
    throw new Refusal(status.NO_SUCH_FILE, `there is no ${path}: the folders are in, out and archive`);
  }

  #give(id: number, handle: Handle): void {
    const key = this.#next++;
    this.#handles.set(key, handle);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(key, 0);
    this.sftp.handle(id, name);
  }

  #inTurn(id: number, key: Buffer, work: (handle: Handle) => Promise<void>, more: Partial<Request> = {}): void {
    const number = key.length === 4 ? key.readUInt32BE(0) : -1;
    const handle = this.#handles.get(number);
    if (!handle) return this.#say(id, status.FAILURE, 'this handle is closed');
    this.#requests.add({ ...more, handle: number, work: () => this.#run(id, () => work(handle)) });
  }

  #answer(id: number, work: () => Promise<void>): void {
    this.#requests.add({ work: () => this.#run(id, work) });
  }

  /** Not even what needs no looking up is answered faster than the client takes its answers. */
  #say(id: number, code: number, words?: string): void {
    this.#answer(id, async () => void this.sftp.status(id, code, words));
  }

  async #run(id: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#answerError(id, error);
    }
  }

  async #answerError(id: number, error: unknown): Promise<void> {
    if (error instanceof Refusal) {
      if (error.told) await this.events[error.told](error.message).catch(this.events.broken);
      return void this.sftp.status(id, error.code, error.message);
    }
    if (!isExpected(error)) this.events.broken(error);
    this.sftp.status(id, status.FAILURE, 'not received: the server cannot store files just now, try again later');
  }
}

/** The store is away, or somebody else was quicker: the client hears it, and nothing is wrong here. */
function isExpected(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof MovedMeanwhile;
}
