import type { FileRow } from '@quayside/exchange';
import { Unavailable } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { caller, guardedApp } from '../../../../../test/support/feature-app.js';
import { AuthModule } from '../auth/auth.module.js';
import type { Callers } from '../auth/callers.js';
import type { ReceiveBody } from '../files/receive-body.js';
import { Problem } from '../../server/problem.js';
import { CxmlModule } from './cxml.module.js';

/** Whoever shows this secret, wherever, is Acme. */
const callers: Callers = {
  whose: ({ apiKey, howTo }) =>
    apiKey === 'qsk_1' ? Promise.resolve(caller) : Promise.reject(new Problem('not-signed-in', howTo)),
  noteWrong: () => Promise.resolve(undefined),
  count: () => Promise.resolve({ allowed: true, remaining: 1, resetSeconds: 60 }),
  isPaused: () => Promise.resolve(false),
  noteUse: () => Promise.resolve(),
};

async function post(receive: ReceiveBody, secret: string) {
  const clock = { now: () => new Date('2026-11-25T10:15:00Z') };
  const ports = { receive, clock, log: { error: () => undefined } };
  const app = await guardedApp(CxmlModule.register(ports, AuthModule.register(callers)));
  const payload = `<cXML><Header><Sender><Credential><SharedSecret>${secret}</SharedSecret></Credential></Sender></Header></cXML>`;
  return app.inject({ method: 'POST', url: '/v1/cxml', headers: { 'content-type': 'text/xml' }, payload });
}

const received: ReceiveBody = () => Promise.resolve({ file: { id: '4711' } as FileRow, repeated: false });

it('answers as cXML has it, to a key that stands inside the document', async () => {
  const answer = await post(received, 'qsk_1');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(answer.body).toContain('<Status code="200" text="OK"');
  expect(answer.body).toContain('Received as 4711');
  expect(answer.body).toContain('timestamp="2026-11-25T10:15:00.000Z"');
});

it('puts refusals, and what cannot be served just now, into the Status', async () => {
  expect((await post(received, 'qsk_2')).body).toContain('<Status code="401" text="Not signed in"');
  const away: ReceiveBody = () => Promise.reject(new Unavailable('postgres', 'the database is away'));
  expect((await post(away, 'qsk_1')).body).toContain('<Status code="560" text="Try again later"');
});
