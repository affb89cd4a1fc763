import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { newKeyPair } from '@quayside/channels';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';
import type { ChannelPeer } from './channel-peer.js';

/** Somebody's SFTP server on loopback: what lies in its folders, and how to be let in. It keeps its key when it is started again. */
export interface SftpPeer extends ChannelPeer {
  readonly fingerprint: string;
  /** Lines of a channel that say how to sign in, without host and port. */
  readonly signIn: string;
  mkdir(folder: string): Promise<void>;
}

/** Folders on disk, as the tests look at them beside the server. */
export function foldersIn(root: string): Pick<SftpPeer, 'put' | 'read' | 'names' | 'remove' | 'mkdir'> {
  const at = (file: string) => path.join(root, file);
  return {
    async put(file, content, modifiedAt) {
      await writeFile(at(file), content);
      if (modifiedAt) await utimes(at(file), modifiedAt, modifiedAt);
    },
    read: (file) => readFile(at(file)).catch(() => undefined),
    names: async (folder) => (await readdir(at(folder))).sort(),
    remove: (file) => rm(at(file)),
    mkdir: async (folder) => void (await mkdir(at(folder), { recursive: true })),
  };
}

export type Operation = 'list' | 'stat' | 'open' | 'read' | 'write' | 'close' | 'rename' | 'remove';
/** What happens instead of an operation: it fails as on a full disk, is not permitted, is never answered, or the connection is cut before or after it. */
export type Fault = 'fail' | 'deny' | 'silent' | 'cut-before' | 'cut-after';

export interface OwnSftpPeer extends SftpPeer {
  /** Asked before each operation. */
  fault: (operation: Operation, file: string) => Fault | undefined;
  /** A server that is set up anew shows another key. */
  changeHostKey(): void;
}

const { STATUS_CODE: status, OPEN_MODE: mode } = ssh2.utils.sftp;

/** An SFTP server over a folder on disk, with faults at each operation. */
export async function startSftpPeer(): Promise<OwnSftpPeer> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'quayside-peer-'));
  let key = newKeyPair('ed25519').private;
  let port = 0;
  let server: ssh2.Server | undefined;
  const connections = new Set<Connection>();
  const folders = foldersIn(root);
  const peer: OwnSftpPeer = {
    ...folders,
    get port() {
      return port;
    },
    get fingerprint() {
      return fingerprintOf(key);
    },
    signIn: 'login: quayside, password: { secret: peer-password }',
    secrets: { 'peer-password': 'peer secret' },
    fault: () => undefined,
    changeHostKey: () => {
      key = newKeyPair('ed25519').private;
    },
    async start() {
      const made = new ssh2.Server({ hostKeys: [key] }, (client) => {
        connections.add(client);
        client.on('close', () => connections.delete(client));
        serve(client, root, (operation, file) => peer.fault(operation, file));
      });
      await new Promise<void>((resolve, reject) => {
        made.once('error', reject);
        made.listen(port, '127.0.0.1', resolve);
      });
      port = (made.address() as AddressInfo).port;
      server = made;
    },
    async stop() {
      const ending = server;
      server = undefined;
      for (const client of connections) cut(client);
      if (ending) await new Promise<void>((resolve) => ending.close(() => resolve()));
    },
    async close() {
      await peer.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
  for (const folder of ['outbox', 'inbox', 'archive']) await folders.mkdir(folder);
  await peer.start();
  return peer;
}

function fingerprintOf(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}

function cut(client: Connection): void {
  (client as unknown as { _sock: { destroy(): void } })._sock.destroy();
}

function serve(client: Connection, root: string, faultAt: OwnSftpPeer['fault']): void {
  client.on('error', () => undefined);
  (client as Connection & { setNoDelay(on: boolean): void }).setNoDelay(true);
  client.on('authentication', (context) => {
    const right =
      context.method === 'password' && context.username === 'quayside' && context.password === 'peer secret';
    if (right) context.accept();
    else context.reject(['password']);
  });
  client.on('session', (accept) => {
    accept().on('sftp', (acceptSftp) => new Session(client, acceptSftp(), root, faultAt).serve());
  });
}

type Open =
  { readonly file: string; readonly handle: FileHandle } | { readonly folder: string; names: string[] | undefined };

class Session {
  readonly #open = new Map<number, Open>();
  readonly #handles: FileHandle[] = [];
  #next = 0;

  constructor(
    private readonly client: Connection,
    private readonly sftp: SFTPWrapper,
    private readonly root: string,
    private readonly faultAt: OwnSftpPeer['fault'],
  ) {}

  serve(): void {
    const { sftp } = this;
    sftp.on('end', () => sftp.end());
    sftp.on('close', () => {
      for (const handle of this.#handles) void handle.close().catch(() => undefined);
    });
    sftp.on('REALPATH', (id, file) => sftp.name(id, [entry(file === '.' ? '/' : file, undefined)]));
    sftp.on('STAT', (id, file) => this.#do(id, 'stat', file, async () => () => this.#stat(id, file)));
    sftp.on('LSTAT', (id, file) => this.#do(id, 'stat', file, async () => () => this.#stat(id, file)));
    sftp.on('OPENDIR', (id, folder) =>
      this.#do(id, 'list', folder, async () => {
        await readdir(this.#at(folder));
        return () => this.#give(id, { folder, names: undefined });
      }),
    );
    sftp.on('READDIR', (id, key) =>
      this.#do(id, 'list', '', () => this.#list(id, this.#open.get(key.readUInt32BE(0)))),
    );
    sftp.on('OPEN', (id, file, flags) =>
      this.#do(id, 'open', file, async () => {
        const handle = await open(this.#at(file), flags & mode.WRITE ? (flags & mode.TRUNC ? 'w' : 'r+') : 'r');
        this.#handles.push(handle);
        return () => this.#give(id, { file, handle });
      }),
    );
    sftp.on('READ', (id, key, offset, length) => {
      this.#do(id, 'read', this.#nameOf(key), async () => {
        const file = this.#file(key);
        const { bytesRead, buffer } = await file.handle.read(Buffer.alloc(length), 0, length, offset);
        return () => (bytesRead === 0 ? sftp.status(id, status.EOF) : sftp.data(id, buffer.subarray(0, bytesRead)));
      });
    });
    sftp.on('WRITE', (id, key, offset, data) => {
      const bytes = Buffer.from(data);
      this.#do(id, 'write', this.#nameOf(key), async () => {
        const file = this.#file(key);
        await file.handle.write(bytes, 0, bytes.length, offset);
        return () => sftp.status(id, status.OK);
      });
    });
    sftp.on('CLOSE', (id, key) => {
      const open = this.#open.get(key.readUInt32BE(0));
      this.#do(id, 'close', open && 'file' in open ? open.file : '', async () => {
        this.#open.delete(key.readUInt32BE(0));
        if (open && 'handle' in open) await open.handle.close();
        return () => sftp.status(id, status.OK);
      });
    });
    sftp.on('REMOVE', (id, file) =>
      this.#do(id, 'remove', file, async () => {
        await rm(this.#at(file));
        return () => sftp.status(id, status.OK);
      }),
    );
    sftp.on('RENAME', (id, from, to) =>
      this.#do(id, 'rename', from, async () => {
        const taken = await stat(this.#at(to)).catch(() => undefined);
        if (taken) throw new Error('the name is taken');
        await rename(this.#at(from), this.#at(to));
        return () => sftp.status(id, status.OK);
      }),
    );
  }

  /** Does the work, unless a fault comes before it; answers, unless one comes after it. */
  #do(id: number, operation: Operation, file: string, work: () => Promise<() => unknown>): void {
    void this.#answer(id, operation, file, work);
  }

  async #answer(id: number, operation: Operation, file: string, work: () => Promise<() => unknown>): Promise<void> {
    const fault = this.faultAt(operation, file);
    if (fault === 'silent') return;
    if (fault === 'cut-before') return cut(this.client);
    if (fault === 'fail') return void this.sftp.status(id, status.FAILURE, 'No space left on device');
    if (fault === 'deny') return void this.sftp.status(id, status.PERMISSION_DENIED);
    try {
      const answer = await work();
      if (fault === 'cut-after') return cut(this.client);
      await answer();
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      this.sftp.status(id, missing ? status.NO_SUCH_FILE : status.FAILURE);
    }
  }

  async #stat(id: number, file: string): Promise<void> {
    this.sftp.attrs(id, attributesOf(await stat(this.#at(file))));
  }

  async #list(id: number, open: Open | undefined): Promise<() => unknown> {
    if (!open || !('folder' in open)) return () => this.sftp.status(id, status.FAILURE);
    open.names ??= await readdir(this.#at(open.folder));
    // A packet has room for some hundred entries.
    const names = open.names.splice(0, 100);
    if (names.length === 0) return () => this.sftp.status(id, status.EOF);
    const entries = await Promise.all(
      names.map(async (name) => {
        const found = await stat(this.#at(path.join(open.folder, name))).catch(() => undefined);
        return found ? [entry(name, found)] : [];
      }),
    );
    return () => this.sftp.name(id, entries.flat());
  }

  #give(id: number, open: Open): void {
    const key = Buffer.alloc(4);
    key.writeUInt32BE(this.#next);
    this.#open.set(this.#next++, open);
    this.sftp.handle(id, key);
  }

  #nameOf(key: Buffer): string {
    const open = this.#open.get(key.readUInt32BE(0));
    return open && 'file' in open ? open.file : '';
  }

  /** A handle that was closed meanwhile fails the request and not the connection. */
  #file(key: Buffer): Extract<Open, { handle: FileHandle }> {
    const open = this.#open.get(key.readUInt32BE(0));
    if (!open || !('handle' in open)) throw new Error('no such handle');
    return open;
  }

  #at(file: string): string {
    return path.join(this.root, path.posix.normalize(`/${file}`));
  }
}

function entry(filename: string, found: Awaited<ReturnType<typeof stat>> | undefined) {
  const attrs = found ? attributesOf(found) : { mode: 0o40755, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };
  return {
    filename,
    longname: `${attrs.mode & 0o40000 ? 'd' : '-'}rw-r--r-- 1 peer peer ${attrs.size} ${filename}`,
    attrs,
  };
}

function attributesOf(found: Awaited<ReturnType<typeof stat>>) {
  const { mode: bits, uid, gid, size, atimeMs, mtimeMs } = found;
  return {
    ...{ mode: Number(bits), uid: Number(uid), gid: Number(gid), size: Number(size) },
    ...{ atime: Math.floor(Number(atimeMs) / 1000), mtime: Math.floor(Number(mtimeMs) / 1000) },
  };
}
