import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { readCertificate } from '@quayside/runtime';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CertificateWatch } from './certificate-watch.js';

const samples = path.resolve(import.meta.dirname, '../../../../../test/support/tls');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-tls-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

const put = async (name: string) => {
  await copyFile(path.join(samples, `${name}.pem`), path.join(folder, 'cert.pem'));
  await copyFile(path.join(samples, `${name}.key`), path.join(folder, 'key.pem'));
};

async function served() {
  await put('server');
  const files = { certificate: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
  const read = () => readCertificate(files, undefined);
  const { cert, key } = await read();
  const server = https.createServer({ cert, key }, (_, response) => response.end('served')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const said: string[] = [];
  const note = (_: unknown, words: string) => said.push(words);
  const ends: Date[] = [];
  const log = { info: note, error: note } as unknown as ConstructorParameters<typeof CertificateWatch>[2];
  const watch = new CertificateWatch(files, server, log, ({ endsAt }) => ends.push(endsAt), read, 3600_000);
  await watch.look();
  onTestFinished(() => {
    watch.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { watch, said, ends, connect: () => connected(port) };
}

async function connected(port: number): Promise<tls.TLSSocket> {
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  onTestFinished(() => void socket.destroy());
  return socket;
}

const nameOf = (socket: tls.TLSSocket) => socket.getPeerCertificate().fingerprint256;

describe('the files of a certificate', () => {
  it('are served when they change, and connections that are open go on', async () => {
    const { watch, said, ends, connect } = await served();
    const before = await connect();
    await put('elsewhere');
    await watch.look();
    const after = await connect();
    expect(nameOf(after)).not.toBe(nameOf(before));
    before.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(String(((await once(before, 'data')) as [Buffer])[0])).toMatch(/^HTTP\/1\.1 200/);
    expect(said).toEqual([expect.stringMatching(/^a new certificate is served, valid until \d/)]);
    expect(ends).toHaveLength(1);
  });

  it.each([
    ['are expired', () => put('expired'), /cert\.pem has expired/],
    [
      'do not belong together',
      () => copyFile(path.join(samples, 'elsewhere.key'), path.join(folder, 'key.pem')),
      /is not the key of/,
    ],
    [
      'are half written',
      () => writeFile(path.join(folder, 'cert.pem'), '-----BEGIN CERTIFICATE-----\nMII'),
      /is not a certificate in PEM/,
    ],
    ['are gone', () => rm(path.join(folder, 'key.pem')), /cannot be read/],
  ])('change nothing when they %s, and the log says so once', async (_, spoil, why) => {
    const { watch, said, ends, connect } = await served();
    const before = nameOf(await connect());
    await spoil();
    await watch.look();
    await watch.look();
    expect(nameOf(await connect())).toBe(before);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^the certificate of before is still served: /);
    expect(said[0]).toMatch(why);
    await put('elsewhere');
    await watch.look();
    expect(ends).toHaveLength(1);
  });

  it('with a key that is published are refused where somebody else can come in', async () => {
    await put('server');
    const files = { certificate: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
    await expect(readCertificate(files, 'the gateway listens on 0.0.0.0')).rejects.toThrow(
      /key\.pem is a key that is published with Quayside, and is refused because the gateway listens on 0\.0\.0\.0/,
    );
  });
});
