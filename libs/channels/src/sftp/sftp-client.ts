import type { Socket } from 'node:net';
import SftpClient from 'ssh2-sftp-client';

export interface SftpAddress {
  readonly host: string;
  readonly port: number;
  readonly login: string;
  readonly password: string;
  /** "SHA256:..." of the server's key: a server with another one is not talked to. */
  readonly fingerprint?: string;
}

/** A session with somebody's SFTP server, as a partner's own software would have it. */
export interface SftpMailbox {
  /** Uploads under a temporary name, then renames: the way that never shows half a file. */
  put(folder: string, name: string, bytes: Uint8Array): Promise<void>;
  list(folder: string): Promise<readonly { readonly name: string; readonly size: number }[]>;
  get(folder: string, name: string): Promise<Buffer>;
  close(): Promise<void>;
}

export async function openSftpMailbox({ host, port, login, password, fingerprint }: SftpAddress): Promise<SftpMailbox> {
  const client = new SftpClient(login, quiet);
  await client.connect({
    host,
    port,
    username: login,
    password,
    readyTimeout: 20_000,
    ...(fingerprint === undefined
      ? {}
      : { hostHash: 'sha256', hostVerifier: (hash: string) => sameKey(hash, fingerprint) }),
  });
  withoutDelay(client);
  return {
    async put(folder, name, bytes) {
      const temporary = `${folder}/${name}.part`;
      await client.put(Buffer.from(bytes), temporary);
      await client.rename(temporary, `${folder}/${name}`);
    },
    list: async (folder) => (await client.list(folder)).map(({ name, size }) => ({ name, size })),
    get: async (folder, name) => (await client.get(`${folder}/${name}`)) as Buffer,
    close: async () => void (await client.end()),
  };
}

/** Ends and errors between calls come up in the next call; the library would print them. */
const quiet = { error: () => undefined, end: () => undefined, close: () => undefined };

/** ssh2 gives the hash in hex, people know it in base64 without padding. */
function sameKey(hex: string, fingerprint: string): boolean {
  return `SHA256:${Buffer.from(hex, 'hex').toString('base64').replace(/=+$/, '')}` === fingerprint;
}

/** With Nagle's algorithm on either side uploads crawl; the library keeps the connection to itself. */
function withoutDelay(client: SftpClient): void {
  const { client: connection } = client as unknown as { client: { setNoDelay(on: boolean): Socket } };
  connection.setNoDelay(true);
}
