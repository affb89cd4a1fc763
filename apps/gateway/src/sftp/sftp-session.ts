import { Unavailable } from '@quayside/exchange';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { directoryAttributes, directoryEntry, fileAttributes, fileEntry } from './attributes.js';
import type { Listed, MailboxFiles, OpenDownload, OpenUpload } from './mailbox-files.js';
import { folders, mailboxPath, realPath, type Folder, type MailboxPath } from './path.js';
import { UploadRefused } from './upload-writer.js';

const { STATUS_CODE: status, OPEN_MODE: mode } = ssh2.utils.sftp;

/** A refusal with the SFTP status that says it best, and words that clients show. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** Worth a line in the journal: somebody tried what was not agreed. */
    readonly notable = false,
  ) {
    super(message);
  }
}

type Handle =
  | { readonly kind: 'folder'; entries: readonly ReturnType<typeof directoryEntry>[] | undefined }
  | { readonly kind: 'upload'; readonly name: string; readonly open: OpenUpload; refused: Error | undefined }
  | { readonly kind: 'download'; readonly open: OpenDownload };

export interface SessionEvents {
  refused(what: string): Promise<void>;
  broken(error: unknown): void;
}

/** Serves the SFTP protocol of one session over a mailbox. Requests of one handle are answered in their order. */
export class SftpSession {
  readonly #handles = new Map<number, Handle>();
  readonly #turns = new Map<number, Promise<void>>();
  #next = 0;

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly files: MailboxFiles,
    private readonly events: SessionEvents,
  ) {}

  serve(): void {
    const { sftp } = this;
    sftp.on('REALPATH', (id, path) => this.#answer(id, () => this.#realPath(id, path)));
    sftp.on('STAT', (id, path) => this.#answer(id, () => this.#stat(id, path)));
    sftp.on('LSTAT', (id, path) => this.#answer(id, () => this.#stat(id, path)));
    sftp.on('OPENDIR', (id, path) => this.#answer(id, () => this.#openFolder(id, path)));
    sftp.on('OPEN', (id, path, flags) => this.#answer(id, () => this.#open(id, path, flags)));
    sftp.on('READDIR', (id, handle) => this.#inTurn(id, handle, (open) => this.#readFolder(id, open)));
    sftp.on('READ', (id, handle, at, length) => this.#inTurn(id, handle, (open) => this.#read(id, open, at, length)));
    sftp.on('WRITE', (id, handle, at, data) => this.#inTurn(id, handle, (open) => this.#write(id, open, at, data)));
    sftp.on('FSTAT', (id, handle) => this.#inTurn(id, handle, async (open) => this.#handleStat(id, open)));
    sftp.on('CLOSE', (id, handle) => this.#inTurn(id, handle, (open) => this.#close(id, open, handle)));
    sftp.on('REMOVE', (id, path) => this.#answer(id, () => this.#remove(id, path)));
    sftp.on('RENAME', (id, from, to) => this.#answer(id, () => this.#rename(id, from, to)));
    // Clients set times and modes after an upload; here they have no meaning, and refusing them would fail the upload.
    sftp.on('SETSTAT', (id) => sftp.status(id, status.OK));
    sftp.on('FSETSTAT', (id) => sftp.status(id, status.OK));
    sftp.on('MKDIR', (id) => sftp.status(id, status.PERMISSION_DENIED, 'folders are fixed: in, out and archive'));
    sftp.on('RMDIR', (id) => sftp.status(id, status.PERMISSION_DENIED, 'folders are fixed: in, out and archive'));
    sftp.on('READLINK', (id) => sftp.status(id, status.OP_UNSUPPORTED));
    sftp.on('SYMLINK', (id) => sftp.status(id, status.OP_UNSUPPORTED));
    sftp.on('EXTENDED', (id) => sftp.status(id, status.OP_UNSUPPORTED));
  }

  /** The connection is gone: what was still being written was never received. */
  async end(): Promise<void> {
    await Promise.allSettled(this.#turns.values());
    const open = [...this.#handles.values()];
    this.#handles.clear();
    for (const handle of open) if (handle.kind === 'upload') await handle.open.abandon().catch(this.events.broken);
  }

  async #realPath(id: number, path: string): Promise<void> {
    const real = realPath(path);
    if (!real.ok) throw new Refusal(status.PERMISSION_DENIED, `${path} lies outside of the mailbox`, true);
    this.sftp.name(id, [{ filename: real.value, longname: real.value, attrs: directoryAttributes() }]);
  }

  async #stat(id: number, path: string): Promise<void> {
    const target = this.#resolve(path);
    if (target.kind !== 'name') return void this.sftp.attrs(id, directoryAttributes());
    this.sftp.attrs(id, fileAttributes(await this.#found(target)));
  }

  async #openFolder(id: number, path: string): Promise<void> {
    const target = this.#resolve(path);
    if (target.kind === 'name') throw new Refusal(status.NO_SUCH_FILE, `${path} is no folder`);
    const dots = [directoryEntry('.'), directoryEntry('..')];
    const inside =
      target.kind === 'root' ? folders.map(directoryEntry) : (await this.files.list(target.folder)).map(fileEntry);
    this.#give(id, { kind: 'folder', entries: [...dots, ...inside] });
  }

  async #readFolder(id: number, handle: Handle): Promise<void> {
    if (handle.kind !== 'folder') throw new Refusal(status.FAILURE, 'this handle is no folder');
    if (!handle.entries || handle.entries.length === 0) return void this.sftp.status(id, status.EOF);
    // A packet has room for some hundred entries.
    this.sftp.name(id, handle.entries.slice(0, 100));
    handle.entries = handle.entries.slice(100);
  }

  async #open(id: number, path: string, flags: number): Promise<void> {
    const target = this.#resolve(path);
    if (target.kind !== 'name') throw new Refusal(status.FAILURE, `${path} is a folder`);
    if ((flags & mode.WRITE) === 0) {
      return this.#give(id, { kind: 'download', open: this.files.download(await this.#found(target)) });
    }
    if (target.folder !== 'in') throw new Refusal(status.PERMISSION_DENIED, 'put files into the folder "in"', true);
    if ((flags & mode.APPEND) !== 0)
      throw new Refusal(status.OP_UNSUPPORTED, 'send the whole file instead of appending');
    const open = await this.files.upload(target.name);
    this.#give(id, { kind: 'upload', name: target.name, open, refused: undefined });
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
      // ssh2 uses its packet buffer again.
      await handle.open.write(offset, Buffer.from(data));
    } catch (error) {
      handle.refused = await this.#refuseUpload(handle.name, handle.open, error);
      throw handle.refused;
    }
    this.sftp.status(id, status.OK);
  }

  /** From the first refused byte on, the whole upload is refused, and nothing of it stays. */
  async #refuseUpload(name: string, open: OpenUpload, error: unknown): Promise<Error> {
    await open.abandon();
    if (!(error instanceof UploadRefused)) return error instanceof Error ? error : new Error(String(error));
    return new Refusal(status.FAILURE, `${name}: ${error.message}`, true);
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
      if (handle.refused) throw new Refusal(status.FAILURE, handle.refused.message);
      try {
        await handle.open.close();
      } catch (error) {
        throw await this.#refuseUpload(handle.name, handle.open, error);
      }
    }
    if (handle.kind === 'download') await handle.open.close();
    this.sftp.status(id, status.OK);
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
      throw new Refusal(status.PERMISSION_DENIED, 'files can be renamed inside the folder "in" only', true);
    }
    const { entry } = await this.#found(source);
    if (entry.kind !== 'upload')
      throw new Refusal(status.PERMISSION_DENIED, `${source.name} is received already and keeps its name`);
    await this.files.rename(entry.upload, target.name);
    this.sftp.status(id, status.OK);
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
      throw new Refusal(status.PERMISSION_DENIED, `${path} lies outside of the mailbox`, true);
    throw new Refusal(status.NO_SUCH_FILE, `there is no ${path}: the folders are in, out and archive`);
  }

  #give(id: number, handle: Handle): void {
    const key = this.#next++;
    this.#handles.set(key, handle);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(key, 0);
    this.sftp.handle(id, name);
  }

  #inTurn(id: number, key: Buffer, work: (handle: Handle) => Promise<void>): void {
    const number = key.length === 4 ? key.readUInt32BE(0) : -1;
    const handle = this.#handles.get(number);
    if (!handle) return void this.sftp.status(id, status.FAILURE, 'this handle is closed');
    const before = this.#turns.get(number) ?? Promise.resolve();
    const turn = before.then(() => this.#run(id, () => work(handle)));
    this.#turns.set(number, turn);
    void turn.then(() => {
      if (this.#turns.get(number) === turn) this.#turns.delete(number);
    });
  }

  #answer(id: number, work: () => Promise<void>): void {
    void this.#run(id, work);
  }

  async #run(id: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.notable) await this.events.refused(error.message).catch(this.events.broken);
        return void this.sftp.status(id, error.code, error.message);
      }
      if (!(error instanceof Unavailable)) this.events.broken(error);
      this.sftp.status(id, status.FAILURE, 'not received: the server cannot store files just now, try again later');
    }
  }
}
