import net, { type AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { expect, it, onTestFinished } from 'vitest';
import { FilesModule } from './console-api/files/files.module.js';
import { createServer } from './server/http-server.js';
import { ServerModule } from './server/server.module.js';

// Clients that hold a connection: each is answered, and sent away. Other clients go on meanwhile.

@Module({})
class Everything {}

/** As much of a runtime as a server without TLS asks for. */
const withoutTls = { config: { proxies: [], secureCookies: false } } as unknown as Parameters<typeof createServer>[1];
const nobody = () => Promise.reject(new Error('nobody may be asked'));

async function port(): Promise<number> {
  const files = FilesModule.register({
    reads: { page: nobody, whole: nobody, names: nobody },
    choose: nobody,
  });
  const server = ServerModule.register({ error: () => undefined });
  const pace = { idleMs: 2_000, headersMs: 300, bodyMs: 300 };
  const app = await createServer({ module: Everything, imports: [server, files] }, withoutTls, pace);
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

/** What is answered to a client that says this, and then a little more every 50 ms for as long as it is let. */
async function said(first: string, more: string): Promise<{ readonly answer: string; readonly ms: number }> {
  const from = performance.now();
  const socket = net.connect(await port(), '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes) => (answer += bytes.toString()));
  socket.write(first);
  const timer = setInterval(() => more !== '' && socket.writable && socket.write(more), 50);
  await new Promise<void>((resolve) => socket.once('close', () => resolve()).once('error', () => resolve()));
  clearInterval(timer);
  return { answer, ms: performance.now() - from };
}

const post = 'POST /api/files/4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45/choices HTTP/1.1\r\nhost: x\r\n';
const json = 'content-type: application/json\r\n';

it.each([
  ['headers that never end', 'GET / HTTP/1.1\r\n', 'x-more: y\r\n', 408, /did not come to its end/],
  ['headers that never begin', 'GE', '', 408, /did not come to its end/],
  ['headers larger than 16 KB', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '', 431, /larger than 16 KB/],
  ['a body that never ends', `${post}${json}content-length: 1000\r\n\r\n`, '{', 408, /did not come within 1 s/],
  [
    'chunks that never end',
    `${post}${json}transfer-encoding: chunked\r\n\r\n`,
    '1\r\n{\r\n',
    408,
    /did not come within/,
  ],
  [
    'more chunks than a body may have',
    `${post}${json}transfer-encoding: chunked\r\n\r\n120000\r\n${'x'.repeat(0x120000)}\r\n`,
    '',
    413,
    /larger than 1048576 bytes/,
  ],
  ['something that is no HTTP', '\u0016\u0003\u0001\u0002\r\n\r\n', '', 400, /no request of HTTP/],
] as const)('%s: answered, and closed', async (_, first, more, status, words) => {
  const { answer, ms } = await said(first, more);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain('application/problem+json');
  expect(answer).toMatch(words);
  expect(ms).toBeLessThan(10_000);
});
