import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ssh2, { type ConnectConfig, type SFTPWrapper } from 'ssh2';
import SftpClient from 'ssh2-sftp-client';
import type { TestGateway } from './gateway.js';
import { waitFor } from './wait-for.js';

/** A client of our SFTP server, for what ordinary clients do and for what only broken ones do. */
export interface TestClient {
  readonly client: SftpClient;
  open(name: string, flags: ssh2.OpenMode): Promise<Buffer>;
  write(handle: Buffer, offset: number, bytes: Buffer): Promise<void>;
  close(handle: Buffer): Promise<void>;
  size(name: string): Promise<number>;
  /** Cuts the line without a word. */
  cut(): void;
  /** Resolves when the connection has ended, from whichever side. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/** Logs in, as `acme` unless told otherwise. */
export async function connectSftp(test: TestGateway, options: Partial<ConnectConfig> = {}): Promise<TestClient> {
  let hear: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (hear = resolve));
  const client = new SftpClient('test', { error: () => undefined, end: () => undefined, close: () => hear() });
  const login = { username: 'acme', ...(options.privateKey ? {} : { password: 'acme-demo' }) };
  await client.connect({ host: '127.0.0.1', port: test.gateway.state.sftp?.port ?? 0, ...login, ...options });
  const inner = client as unknown as {
    sftp: SFTPWrapper;
    client: { setNoDelay(on: boolean): void; _sock: { destroy(): void } };
  };
  inner.client.setNoDelay(true);
  const { sftp } = inner;
  return {
    client,
    ended,
    open: (name, flags) =>
      new Promise((resolve, reject) =>
        sftp.open(name, flags, (error, handle) => (error ? reject(error) : resolve(handle))),
      ),
    write: (handle, offset, bytes) =>
      new Promise((resolve, reject) =>
        sftp.write(handle, bytes, 0, bytes.length, offset, (error) => (error ? reject(error) : resolve())),
      ),
    close: (handle) =>
      new Promise((resolve, reject) => sftp.close(handle, (error) => (error ? reject(error) : resolve()))),
    size: async (name) => (await client.stat(name)).size,
    cut: () => inner.client._sock.destroy(),
    end: async () => {
      await client.end().catch(() => undefined);
    },
  };
}

/** Adds lines to the settings of the first channel of a partner, or replaces what is there, and waits until they are live. */
export async function agree(
  test: TestGateway,
  partner: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const file = path.join(test.profiles, `${partner}.yaml`);
  const number = async () => (await test.gateway.runtime.ports.partners.byId(partner))?.number ?? 0;
  const before = await number();
  let text = await readFile(file, 'utf8');
  for (const [key, value] of Object.entries(settings)) {
    const line = new RegExp(`^ {4}${key}: .*\\n`, 'm');
    text = line.test(text)
      ? text.replace(line, value === '' ? '' : `    ${key}: ${value}\n`)
      : text.replace(/^ {4}login: .*\n/m, (login) => (value === '' ? login : `${login}    ${key}: ${value}\n`));
  }
  // A text that a partner had before makes no release.
  await writeFile(file, `${text}# ${randomUUID()}\n`);
  await waitFor(`the new release of ${partner}`, async () => (await number()) !== before);
}
