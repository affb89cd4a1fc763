import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takenPorts } from './taken-ports.js';

const all = ['http', 'worker', 'sftp'];
const free = { QUAYSIDE_HTTP_PORT: '0', QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_POSTGRES_PORT: '0' };

let server: net.Server;
let port: string;
let root: string;
beforeEach(async () => {
  server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = String((server.address() as net.AddressInfo).port);
  root = mkdtempSync(path.join(os.tmpdir(), 'quayside-ports-'));
});
afterEach(() => {
  server.close();
  rmSync(root, { recursive: true });
});

describe('taken ports', () => {
  it.each(['QUAYSIDE_HTTP_PORT', 'QUAYSIDE_SFTP_PORT', 'QUAYSIDE_SFTP_LEGACY_PORT', 'QUAYSIDE_POSTGRES_PORT'])(
    'names the port and the variable %s',
    async (variable) => {
      const [line, ...others] = await takenPorts({ ...free, [variable]: port }, root, all);
      expect(line).toContain(`port ${port} on 127.0.0.1 is taken`);
      expect(line).toContain(`set ${variable} to a free port`);
      expect(others).toEqual([]);
    },
  );

  it.runIf(process.platform === 'linux')('names the process that has it', async () => {
    const [line] = await takenPorts({ ...free, QUAYSIDE_HTTP_PORT: port }, root, all);
    expect(line).toContain(`is taken by process ${process.pid} (`);
  });

  it('says nothing of what is free, of what is no port, and of what these roles do not open', async () => {
    expect(await takenPorts(free, root, all)).toEqual([]);
    expect(await takenPorts({ ...free, QUAYSIDE_HTTP_PORT: 'http' }, root, all)).toEqual([]);
    expect(await takenPorts({ ...free, QUAYSIDE_HTTP_PORT: port }, root, ['worker', 'sftp'])).toEqual([]);
    const elsewhere = { DATABASE_URL: 'postgres://db/quayside', QUAYSIDE_POSTGRES_PORT: port };
    expect(await takenPorts({ ...free, ...elsewhere }, root, all)).toEqual([]);
  });

  it('leaves it to a gateway that runs already to say so, and takes a PostgreSQL over that one left', async () => {
    const taken = { ...free, QUAYSIDE_HTTP_PORT: port, QUAYSIDE_POSTGRES_PORT: port };
    mkdirSync(path.join(root, 'var/postgres/cluster'), { recursive: true });
    writeFileSync(path.join(root, 'var/postgres/cluster/postmaster.pid'), `${process.pid}\n/data\n`);
    expect(await takenPorts(taken, root, all)).toEqual([expect.stringContaining('QUAYSIDE_HTTP_PORT')]);
    writeFileSync(path.join(root, 'var/running.json'), JSON.stringify({ pid: process.pid }));
    expect(await takenPorts(taken, root, all)).toEqual([]);
  });
});
