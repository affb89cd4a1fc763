import { execFile } from 'node:child_process';
import path from 'node:path';
import type { AuditHead, Statement } from '@quayside/exchange';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInAs, signInAt, type ConsoleSession } from '../support/console-session.js';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';

// The audit log as an auditor has it: what people do at the console and at the command line stands in it, and what somebody
// changes of it is found.

let test: TestGateway;
let admin: ConsoleSession;
let auditor: ConsoleSession;
beforeAll(async () => {
  test = await testGateway();
  admin = await signInAt(test.url, { name: 'admin', password: adminPassword });
  auditor = await signedInAs(test, { name: 'aud', roles: ['auditor'] });
});
afterAll(() => test.stop());

interface Entry {
  readonly number: number;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly partner: { readonly id: string } | null;
  readonly changed: Readonly<Record<string, unknown>>;
}

async function entries(query = '', who = auditor): Promise<readonly Entry[]> {
  const { status, body } = await who.ask('GET', `/api/audit${query}`);
  expect(status).toBe(200);
  return body['rows'] as Entry[];
}

function quayside(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const env = { ...process.env, DATABASE_URL: test.database.url, QUAYSIDE_PROFILES: test.profiles };
  return new Promise((resolve) => {
    execFile(path.join(root, 'quayside'), args, { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: stdout + stderr });
    });
  });
}

it('has the releases that went live, and who signed in, who did not and who went', async () => {
  expect(await entries('?action=release.live&partner=acme')).toMatchObject([
    { actor: 'profile import', subject: { kind: 'release', id: 'acme' }, changed: { detail: { release: 1 } } },
  ]);
  await expect(signInAt(test.url, { name: 'admin', password: 'a wrong one' })).rejects.toThrow('401');
  const again = await signInAt(test.url, { name: 'admin', password: adminPassword });
  await again.ask('DELETE', '/api/session');
  const signs = (await entries('?subject=console:admin')).map(({ action }) => action);
  expect(signs.slice(0, 3)).toEqual(['session.out', 'session.in', 'session.refused']);
  expect(await entries('?person=admin&action=session.in')).toMatchObject([
    { actorName: 'Administrator', changed: { address: '127.0.0.1' } },
    {},
  ]);
  const text = JSON.stringify(await entries());
  expect(text).not.toContain(adminPassword);
  expect(text).not.toContain(admin.csrf);
});

it('has each decision once, with its reason', async () => {
  const { arrivals, file } = await test.drop('nonsense.x12', Buffer.from('what is this?'));
  const [arrival] = arrivals;
  const choice = { choice: 'reject', reason: 'it is no interchange' };
  expect((await admin.ask('POST', `/api/arrivals/${arrival?.id ?? ''}/choices`, choice)).status).toBe(200);
  const decided = await entries(`?subject=${arrival?.id ?? ''}`);
  expect(decided).toMatchObject([
    {
      ...{ actor: 'admin', action: 'decision.reject', partner: { id: 'acme' } },
      changed: { what: 'reject: it is no interchange', from: 'unreadable', to: 'discarded' },
    },
  ]);
  expect(await entries(`?subject=${file.id}`), 'a step of ours is no decision').toEqual([]);
});

it('has what is changed of partners, channels, the gateway and accounts, from the command line too', async () => {
  const reason = { reason: 'they move house' };
  expect((await admin.ask('POST', '/api/partners/kern/pause', reason)).status).toBe(200);
  expect((await admin.ask('POST', '/api/partners/kern/resume', reason)).status).toBe(200);
  expect((await admin.ask('POST', '/api/channels/kern/pause', {})).status).toBe(200);
  expect((await admin.ask('POST', '/api/channels/kern/resume', {})).status).toBe(200);
  expect((await quayside('pause', 'the disk is full')).code).toBe(0);
  expect((await quayside('resume')).code).toBe(0);
  expect((await entries('?partner=kern&limit=4')).map(({ action }) => action)).toEqual([
    ...['channel.resume', 'channel.pause', 'partner.resume', 'partner.pause'],
  ]);
  expect((await entries('?action=gateway.pause'))[0]).toMatchObject({
    actor: expect.stringMatching(/ \(command line\)$/) as string,
    changed: { what: 'the disk is full' },
  });
  const terms = { displayName: 'Ada', email: null, roles: ['finance'], partners: null, companies: null };
  expect((await admin.ask('POST', '/api/people', { name: 'ada', ...terms })).status).toBeLessThan(300);
  expect((await admin.ask('PUT', '/api/people/ada', { ...terms, roles: ['auditor'] })).status).toBe(200);
  expect((await entries('?subject=console:ada')).map(({ action }) => action)).toEqual([
    ...['account.changed', 'account.invitation', 'account.made'],
  ]);
});

it('has who was shown a bank account, once for a document that a person opens, and who exported what', async () => {
  const invoice = Buffer.from(
    'Rechnung;Datum;Bestellung;Artikelnummer;Menge;Einheit;Preis;Betrag;Währung;MwSt;Gesamtbetrag;IBAN\r\nR-1;02.12.2026;P00009;SPRING-4;1000;Stk;0,85;850,00;EUR;278,60;1.608,60;DE89 3704 0044 0532 0130 00\r\n',
    'latin1',
  );
  const { documents, file } = await test.drop('iban.csv', invoice, 'kern');
  const [document] = documents;
  const finance = await signedInAs(test, { name: 'frida', roles: ['finance'] });
  const buyer = await signedInAs(test, { name: 'bert', roles: ['procurement'] });
  for (const who of [finance, finance, buyer]) await who.ask('GET', `/api/documents/${document?.id ?? ''}`);
  expect(await entries('?action=access.bank-details')).toMatchObject([
    { actor: 'frida', subject: { kind: 'inbound', id: document?.id }, partner: { id: 'kern' } },
  ]);
  expect((await finance.ask('GET', `/api/files/${file.id}/content`)).status).toBe(200);
  expect((await buyer.ask('GET', `/api/files/${file.id}/content`)).status).toBe(403);
  expect(await entries('?action=access.original')).toMatchObject([
    { actor: 'frida', subject: { kind: 'file', id: file.id }, partner: { id: 'kern' } },
  ]);
  expect((await buyer.ask('GET', '/api/partners/kern/scorecard.csv')).status).toBe(200);
  expect(await entries('?action=export.scorecard')).toMatchObject([{ actor: 'bert', partner: { id: 'kern' } }]);
  const exported = await auditor.ask('GET', '/api/audit.csv?person=frida');
  const lines = String(exported.body['text']).trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^number,at,actor,/);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.slice(1).every((line) => line.split(',')[2] === 'frida')).toBe(true);
  expect((await entries('?action=export.audit'))[0]).toMatchObject({
    actor: 'aud',
    changed: { asked: '/api/audit.csv?person=frida' },
  });
});

it('shows somebody who is narrowed the entries of their partners, and nothing of others or of the installation', async () => {
  const narrow = await signedInAs(test, { name: 'nora', roles: ['auditor'], partners: ['kern'] });
  const seen = await entries('?limit=200', narrow);
  expect(new Set(seen.map(({ partner }) => partner?.id))).toEqual(new Set(['kern']));
  for (const query of ['?partner=acme', '?action=session.in', '?subject=console:admin'])
    expect(await entries(query, narrow), query).toEqual([]);
  const csv = String((await narrow.ask('GET', '/api/audit.csv')).body['text']);
  expect(csv).toContain(',kern,');
  expect(csv).not.toMatch(/,acme,|session\.in/);
  const finance = await signedInAs(test, { name: 'fin', roles: ['finance'] });
  expect((await finance.ask('GET', '/api/audit')).status).toBe(403);
  expect((await finance.ask('GET', '/api/audit.csv')).status).toBe(403);
});

it('pages by number, so that what is written meanwhile moves nothing', async () => {
  const first = await auditor.ask('GET', '/api/audit?limit=3');
  const next = String(first.body['next']);
  await admin.ask('POST', '/api/channels/kern/pause', {});
  const second = await entries(`?limit=3&before=${next}`);
  const numbers = [...(first.body['rows'] as Entry[]), ...second].map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 6 }, (_, n) => (numbers[0] ?? 0) - n));
});

async function statement(): Promise<{ readonly code: number; readonly said: Statement }> {
  const { code, out } = await quayside('reconcile', '--json');
  return { code, said: JSON.parse(out) as Statement };
}

it('is verified by each statement, which holds its head, and from the command line', async () => {
  const { said } = await statement();
  const [head] = said.audit.heads.slice(-1) as [AuditHead];
  expect(said.audit).toMatchObject({ fault: null, verified: head.number });
  expect((await auditor.ask('GET', '/api/audit')).body['chain']).toMatchObject({ verified: head.number, fault: null });
  const { code, out } = await quayside('audit', 'verify');
  expect(out).toMatch(/^Entries 1 to \d+ are as they were written; .*\nCompared with the last entries of 1 day of/);
  expect(code).toBe(0);
});

it('is looked at by doctor, who says that the owner of the tables could change it', async () => {
  const { out } = await quayside('doctor');
  expect(out).toMatch(/ok {4}audit log: triggers refuse changes, but role "quayside" .*set DATABASE_OWNER_URL/);
});

it('tells the first entry that somebody has changed around the triggers, and makes a hole of it', async () => {
  await test.database.query('alter table audit_entry disable trigger audit_append_only');
  await test.database.query(`update audit_entry set actor = 'somebody else' where number = 4`);
  await test.database.query('alter table audit_entry enable trigger audit_append_only');
  const verified = await quayside('audit', 'verify', '--json');
  expect(JSON.parse(verified.out)).toMatchObject({ entries: 3, fault: { number: 4 } });
  expect(verified.code).toBe(1);
  expect((await quayside('audit', 'verify')).out).toMatch(/^BROKEN {2}entry 4 was changed/);
  const { code, said } = await statement();
  expect(said.holes).toMatchObject([{ code: 'audit-broken', kind: 'audit', id: '4' }]);
  expect(said.audit.heads, 'what was found right before is kept').toHaveLength(1);
  expect(code).toBe(1);
  expect((await auditor.ask('GET', '/api/audit')).body['chain']).toMatchObject({
    fault: expect.stringContaining('entry 4 was changed') as string,
  });
});
