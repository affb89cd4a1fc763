import type { Statement } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { statementLines } from './show-statement.js';

const closed: Statement = {
  at: new Date('2026-11-30T03:00:00Z'),
  since: null,
  bytes: 812,
  files: { split: 2 },
  arrivals: { read: 2 },
  documents: { delivered: 1, 'on-its-way': 1, 'waits-for-person': 2 },
  ...{ outbound: { acknowledged: 2, 'waits-for-person': 1 }, dispatches: { sent: 4 }, bytesOut: 2310 },
  records: 1,
  ...{ unasked: [], holes: [], holeCount: 0, alterations: [], alterationCount: 0 },
  audit: { verified: 0, fault: null, heads: [] },
};
const hole = { code: 'not-tiled', kind: 'file', id: 'f', partner: 'acme', message: 'File a.x12 has a gap.' } as const;

it('says in lines what closes', () => {
  expect(statementLines(closed)).toEqual([
    'Reconciliation of everything, made 2026-11-30T03:00:00.000Z',
    '',
    'Files         2, 812 bytes: 2 split',
    'Interchanges  2: 2 read',
    'Documents     4: 1 delivered, 1 on their way, 2 waiting for a person',
    'Orders out    3: 2 acknowledged, 1 waiting for a person',
    'Dispatches    4, 2310 bytes: 4 sent',
    'Odoo          1 record of the ledger compared',
    '',
    'No holes: everything that came or goes out has an end or an owner, and Odoo has what the ledger says.',
  ]);
});

it('tells what somebody has changed in Odoo, which is no hole', () => {
  const alterations = [{ id: 'd', partner: 'acme', message: 'P00001, as X left it: price 1.30 → 1.25' }];
  const lines = statementLines({ ...closed, alterations, alterationCount: 3 });
  expect(lines.slice(-3)).toEqual([
    'CHANGED IN ODOO  acme: P00001, as X left it: price 1.30 → 1.25',
    '                 and 2 more',
    'No holes: everything that came or goes out has an end or an owner, and Odoo has what the ledger says.',
  ]);
});

it('claims nothing about an Odoo that is away', () => {
  const unasked = [{ whom: 'odoo:default', why: 'no answer', documents: 3 }];
  const lines = statementLines({ ...closed, records: 0, unasked });
  expect(lines).toContain('Not asked     odoo:default: no answer (3 documents left out)');
  expect(lines.at(-1)).toBe('No holes in what could be asked. Run this again when the rest can be.');
});

it('names the first holes and counts all', () => {
  const lines = statementLines({ ...closed, since: new Date(0), holes: [hole], holeCount: 3 });
  expect(lines[0]).toMatch(
    /^Reconciliation of what came, went out or was delivered since 1970-01-01T00:00:00\.000Z, made /,
  );
  expect(lines.slice(-3)).toEqual([
    'HOLE  acme: File a.x12 has a gap. [not-tiled]',
    '      and 2 more',
    '\n3 holes need attention.',
  ]);
  const audit = {
    ...{ ...hole, partner: null, message: 'entry 7 was changed' },
    ...({ code: 'audit-broken', kind: 'audit' } as const),
  };
  expect(statementLines({ ...closed, holes: [audit], holeCount: 1 })).toContain(
    'HOLE  entry 7 was changed [audit-broken]',
  );
  expect(statementLines({ ...closed, files: {}, holes: [hole], holeCount: 1 })).toEqual(
    expect.arrayContaining(['Files         0, 812 bytes: none', '\n1 hole needs attention.']),
  );
});
