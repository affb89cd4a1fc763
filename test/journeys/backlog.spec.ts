import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoKeys } from '../support/api-key.js';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { acknowledgement, interchange } from '../support/x12.js';

// A partner that sends faster than we read is slowed down, by whatever door it comes, and no other one is.

const limit = 10;

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway({ QUAYSIDE_BACKLOG: String(limit) });
});
afterAll(() => test.stop());

let controls = 700;
const document = () =>
  interchange([acknowledgement('P00001', [])], { control: String((controls += 1)).padStart(9, '0') });

/** Files of acme that wait to be read, and that nobody takes meanwhile. */
async function wait(files: number): Promise<void> {
  await test.database.query('delete from file where name like $1', ['waiting-%']);
  await test.database.query(`delete from attempt where error = 'not yet'`);
  await test.database.query(
    `with paid as (insert into payload (id) select gen_random_uuid() from generate_series(1, $1::int) returning id),
     made as (insert into file (id, place, partner, channel, account, name, payload, size, sha256, state, findings, received_at)
       select gen_random_uuid(), array[0], 'acme', 'sftp-drop', 'acme', 'waiting-' || id, id, 1, 'x', 'stored', '[]', now() from paid
       returning id)
     insert into attempt (kind, row, count, since, failed_at, retry_at, error)
     select 'file', id::text, 0, now(), now(), now() + interval '1 hour', 'not yet' from made`,
    [files],
  );
  // What is known of a backlog is a second old at most.
  await new Promise((resolve) => setTimeout(resolve, 1100));
}

function post(path: string, key: string, headers: Record<string, string> = {}) {
  return fetch(`${test.url}${path}`, {
    method: 'POST',
    body: document() as unknown as string,
    headers: { 'x-api-key': key, 'content-type': 'application/edi-x12', ...headers },
  });
}

describe('a partner of whom too much waits to be read', () => {
  it('is told by the REST interface when to come back, and nothing of its document is kept', async () => {
    const known = await post('/v1/files', demoKeys.acme, { 'idempotency-key': 'known' });
    expect(known.status).toBe(202);
    await wait(limit);
    const answer = await post('/v1/files', demoKeys.acme);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([429, expect.stringContaining('problem+json')]);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({
      type: 'urn:quayside:problem:backlog-full',
      detail: expect.stringMatching(
        new RegExp(
          `^1[01] of your files wait to be read, and no more than 10 may. .* send it again in about ${seconds} s.$`,
        ),
      ) as string,
    });
    expect(await test.database.query(`select 1 from upload where channel = 'rest'`)).toEqual([]);
    const cxml = await post('/v1/cxml', demoKeys.acme);
    expect(await cxml.text()).toContain('code="560"');
    // A request that has made its file already is answered as ever: with another body that is a refusal of its own.
    expect((await post('/v1/files', demoKeys.acme, { 'idempotency-key': 'known' })).status).toBe(422);
    expect((await post('/v1/files', demoKeys.kern)).status).toBe(202);
  });

  it('hears later by SFTP that its file is ours, and never an error; who else is there does not', async () => {
    const took = async (login: string) => {
      const mailbox = await test.mailbox(login);
      const begun = performance.now();
      await mailbox.put('in', `slow-${login}.x12`, document());
      const ms = performance.now() - begun;
      await mailbox.close();
      return ms;
    };
    await wait(2 * limit);
    const [slow, quick] = await Promise.all([took('acme'), took('kern')]);
    expect(slow).toBeGreaterThan(4_500);
    expect(quick).toBeLessThan(4_500);
    const [{ n } = { n: 0 }] = await test.database.query<{ n: number }>(
      `select count(*)::int as n from file where name like 'slow-%'`,
    );
    expect(n).toBe(2);
    await wait(0);
    expect(await took('acme')).toBeLessThan(4_500);
  });
});
