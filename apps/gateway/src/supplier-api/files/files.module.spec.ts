import { text } from 'node:stream/consumers';
import type { FileRow } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { AuthModule } from '../auth/auth.module.js';
import type { Callers } from '../auth/callers.js';
import type { FileReads } from './file-reads.js';
import { FilesModule } from './files.module.js';
import type { ReceiveBody } from './receive-body.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';
const file = {
  ...{
    id,
    partner: 'acme',
    account: 'acme',
    channel: 'sftp-drop',
    parent: null,
    name: 'order.x12',
    size: 3,
    sha256: 'ab',
    state: 'stored',
  },
  ...{ findings: [], receivedAt: new Date('2026-11-25T10:15:00Z') },
} as unknown as FileRow;

const reads = (found: FileRow, isAtRest = true): FileReads => ({
  ofPartner: (partner) => Promise.resolve(found.partner === partner ? [found] : []),
  find: () => Promise.resolve(found),
  whole: (whole) =>
    Promise.resolve({ file: whole, within: [whole], interchanges: [], complete: true, originals: new Map() }),
  comesToRest: () => Promise.resolve(isAtRest),
});

async function appOver(read: FileReads) {
  const received: string[] = [];
  const receive: ReceiveBody = async (_, { body, contentType, headers }) => {
    received.push(`${contentType} ${headers.name} ${await text(body)}`);
    return { file, repeated: headers.idempotencyKey === 'again' };
  };
  return {
    app: await featureApp(FilesModule.register({ reads: read, receive }, AuthModule.register({} as Callers))),
    received,
  };
}

const post = { method: 'POST', url: '/v1/files', payload: 'ISA' } as const;
const named = { 'content-type': 'application/edi-x12', 'content-disposition': 'attachment; filename="order.x12"' };

it('answers a document with its receipt once it is received', async () => {
  const { app, received } = await appOver(reads(file));
  const answer = await app.inject({ ...post, headers: named });
  expect([answer.statusCode, answer.headers['location']]).toEqual([202, `/v1/files/${id}`]);
  expect(answer.json()).toMatchObject({ id, status: 'processing', interchanges: [], complete: true });
  expect(received).toEqual(['application/edi-x12 order.x12 ISA']);
});

it('tells the outcome at once to whoever waits for it, and that a request was repeated', async () => {
  const headers = { ...named, prefer: 'wait=5', 'idempotency-key': 'again' };
  const { app } = await appOver(reads(file));
  const answer = await app.inject({ ...post, headers });
  expect([answer.statusCode, answer.headers['preference-applied']]).toEqual([200, 'wait=5']);
  expect(answer.headers['idempotency-replayed']).toBe('true');
});

it('refuses what it cannot read before it receives anything, and files of others', async () => {
  const { app, received } = await appOver(reads({ ...file, partner: 'kern' }));
  const answer = await app.inject({ ...post, headers: { ...named, 'content-encoding': 'gzip' } });
  expect([answer.statusCode, answer.json()]).toMatchObject([415, { type: 'urn:quayside:problem:body-encoded' }]);
  expect(received).toEqual([]);
  expect((await app.inject(`/v1/files/${id}`)).statusCode).toBe(404);
  expect((await app.inject('/v1/files/4711')).json()).toMatchObject({ detail: '"4711" is no id of ours.' });
});
