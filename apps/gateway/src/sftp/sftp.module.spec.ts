import { once } from 'node:events';
import net from 'node:net';
import { Test } from '@nestjs/testing';
import { describe, onTestFinished, expect, it } from 'vitest';
import type { SftpServerParts } from './door/server-parts.js';
import type { SftpConfig, SftpServer } from './sftp-server.js';
import { SftpModule } from './sftp.module.js';

const limits = { connections: 10, perAddress: 10, loginMs: 5_000 };

/** What is asked of the store before anybody logs in: the keys of the server. */
const parts = {
  settings: { once: (_: string, make: () => unknown) => Promise.resolve(make()) },
  log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
} as unknown as SftpServerParts;

async function role(port: number, proxies: readonly string[] = []) {
  const opened: SftpServer[] = [];
  const config: SftpConfig = { host: '127.0.0.1', port, legacyPort: undefined, limits, proxies };
  const options = { parts, config, opened: (server: SftpServer) => void opened.push(server) };
  return { built: await Test.createTestingModule({ imports: [SftpModule.register(options)] }).compile(), opened };
}

it('listens from the start of the application to its end, and tells where', async () => {
  const { built, opened } = await role(0);
  await built.init();
  const [server] = opened;
  expect(server?.fingerprint).toMatch(/^SHA256:/);
  const client = net.connect(server?.port ?? 0, '127.0.0.1');
  const [greeting] = (await once(client, 'data')) as [Buffer];
  expect(greeting.toString()).toMatch(/^SSH-2\.0-Quayside/);
  client.destroy();
  await built.close();
  const late = net.connect(server?.port ?? 0, '127.0.0.1');
  expect(((await once(late, 'error')) as [NodeJS.ErrnoException])[0].code).toBe('ECONNREFUSED');
});

it('does not start on a port that is taken, and names the setting', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { built } = await role((other.address() as net.AddressInfo).port);
  await expect(built.init()).rejects.toThrow(/is taken: set QUAYSIDE_SFTP_PORT to a free one/);
  await built.close();
});

describe('behind a proxy', () => {
  /** What a client hears that begins with these bytes, one piece after the other. */
  async function heard(port: number, ...pieces: readonly string[]): Promise<string> {
    const client = net.connect({ port, host: '127.0.0.1', noDelay: true });
    const all: Buffer[] = [];
    client.on('data', (bytes: Buffer) => {
      all.push(bytes);
      client.end();
    });
    const closed = new Promise((resolve) => client.on('error', () => undefined).once('close', resolve));
    for (const piece of pieces) {
      client.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await closed;
    return Buffer.concat(all).toString('latin1');
  }
  const header = 'PROXY TCP4 192.0.2.7 198.51.100.1 56324 22\r\n';

  it('speaks with whoever the header of the proxy names, also one that comes in pieces', async () => {
    const { built, opened } = await role(0, ['127.0.0.1/32']);
    await built.init();
    const port = opened[0]?.port ?? 0;
    expect(await heard(port, `${header}SSH-2.0-client\r\n`)).toMatch(/^SSH-2\.0-Quayside/);
    expect(await heard(port, ...header.split(/(?<= )/), 'SSH-2.0-client\r\n')).toMatch(/^SSH-2\.0-Quayside/);
    expect(await heard(port, 'PROXY UNKNOWN\r\n')).toMatch(/^SSH-2\.0-Quayside/);
    await built.close();
  });

  it('says nothing to what comes from the proxy without its header', async () => {
    const { built, opened } = await role(0, ['127.0.0.1/32']);
    await built.init();
    expect(await heard(opened[0]?.port ?? 0, 'SSH-2.0-client\r\n')).toBe('');
    await built.close();
  });

  it('believes a header from nobody else: it is the first line of a client that talks nonsense', async () => {
    const { built, opened } = await role(0, ['192.0.2.1/32']);
    await built.init();
    expect(await heard(opened[0]?.port ?? 0, header)).toMatch(/^SSH-2\.0-Quayside/);
    await built.close();
  });
});
