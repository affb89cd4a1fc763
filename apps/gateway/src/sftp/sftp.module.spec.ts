import { once } from 'node:events';
import net from 'node:net';
import { Test } from '@nestjs/testing';
import type { Config } from '@quayside/runtime';
import { onTestFinished, expect, it } from 'vitest';
import type { SftpServerParts } from './door/server-parts.js';
import type { SftpServer } from './sftp-server.js';
import { SftpModule } from './sftp.module.js';

const limits = { connections: 10, perAddress: 10, loginMs: 5_000 };

/** What is asked of the store before anybody logs in: the keys of the server. */
const parts = {
  settings: { once: (_: string, make: () => unknown) => Promise.resolve(make()) },
  log: { debug: () => undefined, warn: () => undefined, error: () => undefined },
} as unknown as SftpServerParts;

async function role(port: number) {
  const opened: SftpServer[] = [];
  const config = { host: '127.0.0.1', port, legacyPort: undefined, limits } as Config['sftp'];
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
