import { createHash } from 'node:crypto';
import {
  NameTaken,
  Refused,
  Unavailable,
  type ChannelSession,
  type Fetched,
  type Listing,
  type OutgoingFile,
  type ProbeStep,
  type RemoteFile,
} from '@quayside/exchange';
import type { SftpPollSettings } from '@quayside/partners';
import type { FileEntryWithStats, Stats } from 'ssh2';
import { AddressGuard, type AllowedAddresses, type Resolve } from '../rest/addresses.js';
import type { Secrets } from '../secrets.js';
import { NotThere, SftpConnection, type SftpLimits, type SftpPeer } from './connection.js';
import { probeFolders } from './probe.js';
import { readRange, writeAll } from './transfer.js';

export interface SftpPollOptions {
  readonly account: string;
  readonly settings: SftpPollSettings;
  readonly trusted: string | null;
  readonly secrets: Secrets;
  readonly limits: SftpLimits;
  /** Where a profile may lead beyond the internet and private networks. */
  readonly allowed: AllowedAddresses;
  readonly resolve: Resolve | undefined;
}

/** A session with a partner's SFTP server, or with the mailbox that a VAN holds for us. */
export async function openSftpPoll(options: SftpPollOptions): Promise<ChannelSession> {
  const { account, settings, allowed, resolve } = options;
  const system = `sftp:${account}`;
  const found = await new AddressGuard(system, allowed, resolve).admitServer(settings.host);
  const addresses = found.map(({ address }) => address).slice(0, mostAddresses);
  return new SftpPoll(await firstOf(addresses, await peerOf(options)), settings, system);
}

/** Of a server with several addresses those that are tried in one go. */
const mostAddresses = 3;

/** The first address that lets us in; the failure of the last one where none does. */
async function firstOf(addresses: readonly string[], peer: Omit<SftpPeer, 'address'>): Promise<SftpConnection> {
  for (const address of addresses.slice(0, -1)) {
    try {
      return await SftpConnection.open({ ...peer, address });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
  return SftpConnection.open({ ...peer, address: addresses.at(-1) ?? peer.host });
}

async function peerOf({
  account,
  settings,
  trusted,
  secrets,
  limits,
}: SftpPollOptions): Promise<Omit<SftpPeer, 'address'>> {
  const { host, port, login, password, key, hostKey, algorithms } = settings;
  return {
    ...{ system: `sftp:${account}`, host, port, login, algorithms, limits },
    password: password && (await secrets(password.secret)),
    key: key && {
      text: await secrets(key.secret),
      passphrase: key.passphrase && (await secrets(key.passphrase.secret)),
    },
    trusted: hostKey.length > 0 ? hostKey : trusted === null ? [] : [trusted],
  };
}

class SftpPoll implements ChannelSession {
  readonly opened = 'connected and signed in';

  constructor(
    private readonly connection: SftpConnection,
    private readonly settings: SftpPollSettings,
    private readonly system: string,
  ) {}

  async list(): Promise<Listing> {
    const files: RemoteFile[] = [];
    for (const folder of this.settings.fetch?.folders ?? []) files.push(...(await this.#listFolder(folder)));
    return { files };
  }

  async fetch(file: RemoteFile, from: number, take: (bytes: Uint8Array) => Promise<void>): Promise<Fetched> {
    const { connection } = this;
    try {
      if (!(await this.#isStill(file))) return 'changed';
      const handle = await connection.ask<Buffer>(`open ${file.key}`, (sftp, done) => sftp.open(file.key, 'r', done));
      const whole = await readRange(
        connection,
        handle,
        { name: file.key, from, end: file.size ?? Number.MAX_SAFE_INTEGER },
        take,
      ).finally(() => this.#closeQuietly(handle));
      return whole && (await this.#isStill(file)) ? 'whole' : 'changed';
    } catch (error) {
      if (error instanceof NotThere) return 'gone';
      throw error;
    }
  }

  /** The marker goes first: one that stayed would declare the next file of this name complete while it is written. */
  async confirm(file: RemoteFile, marker?: RemoteFile): Promise<void> {
    if (marker) await this.#remove(marker.key);
    const { afterFetch } = this.settings;
    switch (afterFetch.do) {
      case 'delete':
        return this.#remove(file.key);
      case 'rename':
        return this.#moveAway(file, file.folder, `${file.name}${afterFetch.suffix}`);
      case 'archive':
        return this.#moveAway(file, afterFetch.folder, file.name);
    }
  }

  async send(file: OutgoingFile): Promise<void> {
    const { send } = this.settings;
    if (!send)
      throw new Refused(
        this.system,
        'the profile says no folder to send to: add `send` to the channel, or agree on no acknowledgements',
      );
    const final = join(send.byDocument[file.type] ?? send.folder, file.name);
    const there = await this.#statIfAllowed(final);
    if (there && (await this.#has(final, there, file))) return;
    if (there && send.temporary !== 'none') {
      throw new NameTaken(this.system, `${final} is there already, with other content`);
    }
    const path = send.temporary === 'none' ? final : `${final}${send.temporary}`;
    await this.#upload(path, file);
    if (path !== final) await this.#rename(path, final);
  }

  async probe(): Promise<readonly ProbeStep[]> {
    return probeFolders(this.settings, {
      list: async (folder) => (await this.#listFolder(folder)).length,
      exists: async (folder) => void (await this.#stat(folder)),
      put: (path, file) => this.#upload(path, file),
      remove: (path) => this.#remove(path),
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  async #listFolder(folder: string): Promise<RemoteFile[]> {
    const entries = await this.connection
      .ask<FileEntryWithStats[]>(`list ${folder}`, (sftp, done) => sftp.readdir(folder, done))
      .catch((error: unknown) => {
        throw error instanceof NotThere ? new Refused(this.system, `there is no folder "${folder}"`) : error;
      });
    return entries.filter(isFile).map(({ filename: name, attrs }) => ({
      ...{ key: join(folder, name), folder, name, size: attrs.size, version: versionOf(attrs) },
      modifiedAt: new Date(attrs.mtime * 1000),
    }));
  }

  #stat(path: string): Promise<Stats> {
    return this.connection.ask<Stats>(`look at ${path}`, (sftp, done) => sftp.stat(path, done));
  }

  async #isStill(file: RemoteFile): Promise<boolean> {
    return versionOf(await this.#stat(file.key)) === file.version;
  }

  /** Nothing when it is not there, or when we may not look: some mailboxes only take. */
  async #statIfAllowed(path: string): Promise<Stats | undefined> {
    return this.#stat(path).catch((error: unknown) => {
      if (error instanceof NotThere || error instanceof Refused) return undefined;
      throw error;
    });
  }

  async #remove(path: string): Promise<void> {
    await this.connection
      .ask(`delete ${path}`, (sftp, done: (error?: Error | null) => void) => sftp.unlink(path, done))
      .catch(ignoreGone);
  }

  /** Under a name that is free: what was archived earlier under the same one is not written over. */
  async #moveAway(file: RemoteFile, folder: string, name: string): Promise<void> {
    const stamp = file.modifiedAt.toISOString().replace(/\D/g, '').slice(0, 14);
    for (let count = 0; count < 100; count += 1) {
      const to = join(folder, count === 0 ? name : `${name}.${stamp}${count === 1 ? '' : `-${count}`}`);
      if (await this.#statIfAllowed(to)) continue;
      return this.#renameIfThere(file.key, to);
    }
    throw new Refused(this.system, `${folder} has a hundred files called ${name}`);
  }

  async #renameIfThere(from: string, to: string): Promise<void> {
    try {
      await this.#rename(from, to);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      // Gone already is what we want; a folder that is missing is not.
      if (await this.#statIfAllowed(from)) throw new Refused(this.system, `${to}: there is no such folder`);
    }
  }

  async #rename(from: string, to: string): Promise<void> {
    await this.connection.ask(`rename ${from}`, (sftp, done: (error?: Error | null) => void) =>
      sftp.rename(from, to, done),
    );
  }

  /** Its size is looked at when all was written: a full disk is not always told otherwise. */
  async #upload(path: string, file: OutgoingFile): Promise<void> {
    const { connection } = this;
    const handle = await connection
      .ask<Buffer>(`create ${path}`, (sftp, done) => sftp.open(path, 'w', done))
      .catch((error: unknown) => {
        throw error instanceof NotThere ? new Refused(this.system, `there is no folder for ${path}`) : error;
      });
    await writeAll(connection, handle, path, file.bytes()).catch(async (error: unknown) => {
      await this.#closeQuietly(handle);
      throw error;
    });
    await connection.ask(`close ${path}`, (sftp, done: (error?: Error | null) => void) => sftp.close(handle, done));
    const there = await this.#statIfAllowed(path);
    if (there && there.size !== file.size) {
      throw new Unavailable(this.system, `${path} has ${there.size} bytes there instead of ${file.size}`);
    }
  }

  /** Whether an earlier attempt, of which we never heard the end, has put exactly this there. */
  async #has(path: string, there: Stats, file: OutgoingFile): Promise<boolean> {
    if (there.size !== file.size) return false;
    const theirs = createHash('sha256');
    const known = { key: path, folder: '', name: file.name, modifiedAt: new Date(there.mtime * 1000) };
    const remote = { ...known, size: there.size, version: versionOf(there) };
    if ((await this.fetch(remote, 0, async (bytes) => void theirs.update(bytes))) !== 'whole') return false;
    const ours = createHash('sha256');
    for await (const chunk of file.bytes()) ours.update(chunk);
    return theirs.digest('hex') === ours.digest('hex');
  }

  async #closeQuietly(handle: Buffer): Promise<void> {
    await this.connection
      .ask('close', (sftp, done: (error?: Error | null) => void) => sftp.close(handle, done))
      .catch(() => undefined);
  }
}

function versionOf({ size, mtime }: Stats): string {
  return `${size}:${mtime}`;
}

/** Links and folders are not fetched. Some servers say the kind of an entry only in its long line. */
function isFile({ attrs, longname }: FileEntryWithStats): boolean {
  if (attrs.isFile()) return true;
  return !attrs.isDirectory() && !attrs.isSymbolicLink() && !/^[dlbcps]/.test(longname);
}

function join(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder.replace(/\/+$/, '')}/${name}`;
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof NotThere)) throw error;
}
