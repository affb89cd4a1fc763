import type { ArrivalRow, Choosing, FileRow } from '@quayside/exchange';
import type { FileListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { notedAccess } from '../../../../../test/support/noted.js';
import { featureApp, signedIn } from '../../../../../test/support/feature-app.js';
import type { FileReads, WholeFile } from './file-reads.js';
import { FilesModule } from './files.module.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';

const listed: FileListed = {
  ...{ id, partner: 'acme', channel: 'sftp-drop', account: 'acme', name: 'orders.zip', size: 9, sha256: 'ab' },
  ...{ state: 'unreadable', wrapper: 'zip', arrivals: 1, documents: 0, waiting: 1, receivedAt: new Date(0) },
};

const whole: WholeFile = {
  row: { id, state: 'unreadable', findings: [], parent: null } as unknown as FileRow,
  ...{ listed, exception: undefined, parent: undefined, parts: [listed], journal: [] },
  arrivals: [
    {
      arrival: {
        id,
        index: 0,
        kind: 'x12',
        state: 'read',
        offset: 0,
        length: 9,
        head: null,
        findings: [],
      } as unknown as ArrivalRow,
      documents: [],
    },
  ],
};

const text = 'N1*PE*Acme*REF*DE89370400440532013000~';
async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from(await Promise.resolve(text.slice(0, 9)));
  yield Buffer.from(text.slice(9));
}

const reads: FileReads = {
  names: () => Promise.resolve((partner) => ({ id: partner, name: 'Acme Components' })),
  page: ({ before }) => Promise.resolve({ rows: [listed], next: before === undefined ? 'second' : null }),
  whole: (wanted) => Promise.resolve(wanted === id ? whole : undefined),
  original: (wanted) =>
    Promise.resolve(
      wanted === id
        ? { name: 'invoice ü.x12', size: text.length, wrapper: null, accounts: () => Promise.resolve([]), bytes }
        : undefined,
    ),
};

async function appOver() {
  const chosen: Choosing[] = [];
  const choose = (_: string, choosing: Choosing) => Promise.resolve(void chosen.push(choosing));
  const access = notedAccess();
  return { app: await featureApp(FilesModule.register({ reads, choose, access })), chosen, noted: access.noted };
}

it('lists files, a page behind the one before', async () => {
  const { app } = await appOver();
  const first = (await app.inject('/api/files')).json<{ next: string }>();
  expect(first).toMatchObject({ rows: [{ name: 'orders.zip', partner: { name: 'Acme Components' } }], next: 'second' });
  expect((await app.inject(`/api/files?before=${first.next}`)).json()).toMatchObject({ next: null });
});

it('gives the original, byte by byte, to who may see the accounts in it, and notes to whom', async () => {
  const { app, noted } = await appOver();
  const answer = await app.inject(`/api/files/${id}/content`);
  expect([answer.statusCode, answer.body]).toEqual([200, text]);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': String(text.length),
    'content-disposition': expect.stringMatching(
      /^attachment; filename=.*filename\*=UTF-8''invoice%20%C3%BC\.x12/,
    ) as string,
  });
  expect((await app.inject(`/api/files/${signedIn.id}/content`)).statusCode).toBe(404);
  const { roles } = signedIn;
  Object.assign(signedIn, { roles: ['onboarding'] });
  try {
    expect((await app.inject(`/api/files/${id}/content`)).statusCode).toBe(403);
  } finally {
    Object.assign(signedIn, { roles });
  }
  expect(noted, 'what was refused was not given').toEqual([`ines original ${id}`]);
});

it('shows one with what it holds, and settles it as a person chose', async () => {
  const { app, chosen } = await appOver();
  expect((await app.inject(`/api/files/${id}`)).json()).toMatchObject({
    choices: ['reject', 'process-again'],
    parts: [{ name: 'orders.zip' }],
    arrivals: [{ kind: 'x12', controlNumber: null }],
  });
  const payload = { choice: 'reject', reason: 'a duplicate' };
  const answer = await app.inject({ method: 'POST', url: `/api/files/${id}/choices`, payload });
  expect(answer.json()).toEqual({ message: 'Rejected. Nothing of it goes to Odoo.' });
  expect(chosen).toEqual([{ ...payload, by: 'ines' }]);
});

it('says that there is no such file', async () => {
  const { app } = await appOver();
  const answer = await app.inject('/api/files/c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102');
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { detail: 'There is no such file.' }]);
});
