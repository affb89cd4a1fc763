import type { AuditEntry } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { AuditAsked, AuditReads } from './audit-reads.js';
import { AuditModule } from './audit.module.js';

const entry = (number: number): AuditEntry => ({
  ...{ number, at: new Date('2026-11-25T10:15:00.123Z'), actor: 'ines', actorName: '=Ines, "I"', partner: 'acme' },
  ...{ action: 'decision.accept', subject: { kind: 'inbound', id: 'd' }, changed: { what: 'accept: agreed' } },
  ...{ previous: 'aa', hash: 'bb' },
});

async function appOver(others: Partial<AuditReads> = {}) {
  const asked: [AuditAsked, number | undefined, number][] = [];
  const reads: AuditReads = {
    names: () => Promise.resolve((id) => ({ id, name: 'Acme Components' })),
    page: (of, before, limit) => {
      asked.push([of, before, limit]);
      return Promise.resolve(before === 2 ? { entries: [entry(1)], next: null } : { entries: [entry(2)], next: 2 });
    },
    chain: () => Promise.resolve({ verified: 2, at: new Date(0), fault: null }),
    ...others,
  };
  return { app: await featureApp(AuditModule.register(reads)), asked };
}

it('lists what was asked for, and up to where the chain was found to be right', async () => {
  const { app, asked } = await appOver();
  const answer = await app.inject(
    '/api/audit?person=ines&action=decision.accept&partner=&from=2026-11-01&before=3&limit=1',
  );
  const filter = { person: 'ines', action: 'decision.accept', from: '2026-11-01', among: null };
  expect(asked).toEqual([[filter, 3, 1]]);
  expect(answer.json()).toMatchObject({
    rows: [{ number: 2, at: '2026-11-25T10:15:00.123Z', partner: { name: 'Acme Components' }, hash: 'bb' }],
    next: '2',
    chain: { verified: 2, at: '1970-01-01T00:00:00.000Z', fault: null },
  });
});

it.each(['action=party', 'from=yesterday', 'before=0', 'limit=1000'])('refuses %s', async (query) => {
  const { app } = await appOver();
  expect((await app.inject(`/api/audit?${query}`)).statusCode).toBe(400);
});

it('exports all pages, and nothing that a spreadsheet would run', async () => {
  const { app, asked } = await appOver();
  const answer = await app.inject('/api/audit.csv?person=ines');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="audit.csv"',
    'cache-control': 'no-store',
  });
  const lines = answer.body.split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(
    `2,2026-11-25T10:15:00.123Z,ines,"'=Ines, ""I""",decision.accept,inbound,d,acme,"{""what"":""accept: agreed""}",aa,bb`,
  );
  expect(lines[2]?.startsWith('1,')).toBe(true);
  expect(asked.map(([, before]) => before)).toEqual([undefined, 2]);
});
