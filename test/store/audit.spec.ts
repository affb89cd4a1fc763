import { randomBytes } from 'node:crypto';
import { verifyAudit, type AuditAct } from '@quayside/exchange';
import {
  auditGuard,
  auditLogIn,
  ensureRole,
  migrate,
  noJobs,
  openDatabase,
  openJobs,
  prepareAsOwner,
  storeIn,
  type AuditFilter,
  type Database,
} from '@quayside/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.js';
import { freshDatabase, queryAt, type TestDatabase } from '../support/database.js';

const act = (id: string, more: Partial<AuditAct> = {}): AuditAct => ({
  ...{ actor: 'anna', action: 'decision.accept', subject: { kind: 'inbound', id }, partner: 'acme' },
  changed: { what: 'accept: it is right', detail: { price: '12.50' } },
  ...more,
});
const everything: AuditFilter = {
  ...{ among: null, person: null, action: null, partner: null, subject: null, from: null, until: null },
  timeZone: 'UTC',
};

let database: TestDatabase;
let source: Database;
beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 10, applicationName: 'test' });
  await migrate(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

const verified = (heads: Parameters<typeof verifyAudit>[1] = []) => {
  const log = auditLogIn(source);
  return verifyAudit((after, limit) => log.behind(after, limit), heads);
};

it('is one chain, however many write at once', async () => {
  const log = auditLogIn(source);
  await Promise.all(Array.from({ length: 40 }, (_, n) => log.note(act(`doc-${n}`))));
  const { entries, last, fault } = await verified();
  expect({ entries, fault, number: last?.number }).toEqual({ entries: 40, fault: undefined, number: 40 });
});

it('has what was committed, and nothing of what was not', async () => {
  const store = storeIn(source, noJobs);
  const line = {
    kind: 'partner',
    row: 'acme',
    to: 'paused',
    what: 'they move',
    actor: 'anna',
    partner: 'acme',
  } as const;
  const before = (await verified()).entries;
  await expect(
    store.commit(async (tx) => {
      await tx.journal({ ...line, audited: 'partner.pause' });
      throw new Error('it ends here');
    }),
  ).rejects.toThrow('it ends here');
  await store.commit((tx) => tx.journal({ ...line, what: 'not audited' }));
  expect((await verified()).entries).toBe(before);
  await store.commit((tx) => tx.journal({ ...line, audited: 'partner.pause' }));
  const [entry] = await auditLogIn(source).behind(before, 10);
  expect(entry).toMatchObject({
    ...{ number: before + 1, actor: 'anna', actorName: null, action: 'partner.pause', partner: 'acme' },
    ...{ subject: { kind: 'partner', id: 'acme' }, changed: { what: 'they move', to: 'paused' } },
  });
});

it('does not make two that decide wait for each other', async () => {
  const store = storeIn(source, noJobs);
  const decide = (first: string, second: string) =>
    store.commit(async (tx) => {
      await tx.lockKey(first);
      await tx.journal({ kind: 'order', row: first, what: first, actor: 'anna', audited: 'order.send' });
      await tx.lockKey(second);
    });
  const many = Array.from({ length: 10 }, (_, n) => decide(`own-${n}`, 'shared'));
  await Promise.all([...many, decide('shared', 'last')]);
  expect((await verified()).fault).toBeUndefined();
});

it('is read by person, action, partner, subject and day, the newest first and page by page', async () => {
  const log = auditLogIn(source);
  await log.note(act('doc-x', { actor: 'berta', partner: 'kern', action: 'decision.reject' }));
  await log.note(act('doc-y', { actor: 'berta', partner: null, action: 'session.in' }));
  const idsOf = async (filter: Partial<AuditFilter>) =>
    (await log.page({ ...everything, ...filter }, null, 50)).entries.map(({ subject: { id } }) => id);
  expect(await idsOf({ person: 'berta' })).toEqual(['doc-y', 'doc-x']);
  expect(await idsOf({ action: 'decision.reject' })).toEqual(['doc-x']);
  expect(await idsOf({ partner: 'kern' })).toEqual(['doc-x']);
  expect(await idsOf({ among: ['kern'] })).toEqual(['doc-x']);
  expect(await idsOf({ among: [] })).toEqual([]);
  expect(await idsOf({ subject: 'doc-x' })).toEqual(['doc-x']);
  expect(await idsOf({ until: '2026-01-01' })).toEqual([]);
  const first = await log.page({ ...everything, person: 'berta' }, null, 1);
  expect(first.entries).toHaveLength(1);
  const second = await log.page({ ...everything, person: 'berta' }, first.next, 1);
  expect([second.entries[0]?.subject.id, second.next]).toEqual(['doc-x', null]);
});

it('refuses to be changed, even by who owns it', async () => {
  for (const statement of ['update audit_entry set actor = $$x$$', 'delete from audit_entry', 'truncate audit_entry']) {
    await expect(database.query(statement)).rejects.toThrow('the audit log is append-only');
  }
  expect(await auditGuard(source)).toMatchObject({ mayChange: true });
});

describe('where somebody gets around that', () => {
  const forged = async (statement: string) => {
    await database.query('begin');
    try {
      await database.query('alter table audit_entry disable trigger audit_append_only');
      await database.query(statement);
      await database.query('commit');
      return (await verified()).fault;
    } finally {
      await database.query('alter table audit_entry enable trigger audit_append_only');
    }
  };

  it('a head that was written down tells of a log that was written anew or cut off', async () => {
    const { last } = await verified();
    const day = '2026-11-30';
    const ended = { day, number: (last?.number ?? 0) + 5, hash: 'f00d' };
    expect((await verified([ended])).fault?.message).toContain('its end is missing');
    const other = { day, number: 3, hash: 'f00d' };
    expect((await verified([other])).fault?.message).toContain(
      'entry 3 is another one than the statement of 2026-11-30',
    );
  });

  it('the first entry that was changed is found, by one letter of it', async () => {
    const update = `update audit_entry set changed = jsonb_set(changed, '{detail,price}', '"12.51"') where number = 7`;
    expect(await forged(update)).toEqual({ number: 7, message: 'entry 7 was changed: it no longer has its hash' });
    expect(await forged('delete from audit_entry where number = 5')).toMatchObject({ number: 5 });
  });
});

it('is taken over with all else that one role has owned until now', async () => {
  const before = await freshDatabase();
  const role = `app_${randomBytes(4).toString('hex')}`;
  const single = await openDatabase({ url: before.url, poolSize: 2, applicationName: 'test' });
  await migrate(single);
  const jobs = await openJobs(before.url, () => undefined);
  await storeIn(single, jobs).commit((tx) => tx.enqueue({ queue: 'file', whose: 'acme' }));
  await jobs.stop();
  await single.close();
  await ensureRole(before.url, role, 'app-secret');
  const address = new URL(before.url);
  [address.username, address.password] = [role, 'app-secret'];
  expect(await prepareAsOwner({ ownerUrl: before.url, url: address.href }, { applicationName: 'test' })).toEqual([]);
  const application = await openDatabase({ url: address.href, poolSize: 2, applicationName: 'test' });
  const errors: unknown[] = [];
  const own = await openJobs(address.href, (error) => errors.push(error));
  const taken: string[] = [];
  await own.work(async ({ whose }) => void taken.push(whose));
  await storeIn(application, own).commit((tx) => tx.enqueue({ queue: 'file', whose: 'kern' }));
  await waitFor('the turns of before and of now', async () => taken.length === 2);
  await auditLogIn(application).note(act('doc-1'));
  expect(errors).toEqual([]);
  await own.stop();
  await application.close();
  await before.query(`drop owned by ${role}`);
  await before.query(`drop role ${role}`);
  await before.drop();
});

describe('the role of the application', () => {
  const role = `app_${randomBytes(4).toString('hex')}`;
  let own: TestDatabase;
  let application: Database;
  let url: string;
  beforeAll(async () => {
    own = await freshDatabase();
    await ensureRole(own.url, role, 'app-secret');
    const address = new URL(own.url);
    [address.username, address.password] = [role, 'app-secret'];
    url = address.href;
    const ran = await prepareAsOwner({ ownerUrl: own.url, url }, { applicationName: 'test' });
    expect(ran.length).toBeGreaterThan(25);
    application = await openDatabase({ url, poolSize: 2, applicationName: 'test' });
  });
  afterAll(async () => {
    await application.close();
    await own.query(`drop owned by ${role}`);
    await own.query(`drop role ${role}`);
    await own.drop();
  });

  it('appends to the log and reads it, and may neither change nor empty it', async () => {
    await auditLogIn(application).note(act('doc-1'));
    expect(await auditLogIn(application).behind(0, 10)).toHaveLength(1);
    expect(await auditGuard(application)).toEqual({ role, owner: 'quayside', mayChange: false });
    const refused = [
      ...['update audit_entry set actor = $$x$$', 'delete from audit_entry', 'truncate audit_entry'],
      ...['update journal set actor = $$x$$', 'truncate journal', 'delete from migration', 'drop table audit_entry'],
      ...['alter table audit_entry disable trigger audit_append_only', 'drop function audit_is_append_only cascade'],
    ];
    for (const statement of refused) {
      await expect(queryAt(url, statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('is prepared again by every start, by several at once', async () => {
    const again = () => prepareAsOwner({ ownerUrl: own.url, url }, { applicationName: 'test' });
    expect(await Promise.all([again(), again(), again()])).toEqual([[], [], []]);
  });
});
