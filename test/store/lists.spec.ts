import { randomUUID } from 'node:crypto';
import {
  arrivalsOfFile,
  exceptionsById,
  filePage,
  interchangesOf,
  openDatabase,
  workQueue,
  type Database,
} from '@quayside/store';
import type { FileId } from '@quayside/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { idOf, seeded } from './costs/seeded.js';

let database: TestDatabase;
let source: Database;
let statements = 0;

beforeAll(async () => {
  database = await seeded(200);
  source = await openDatabase({
    url: database.url,
    poolSize: 4,
    applicationName: 'test',
    watch: () => (statements += 1),
  });
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

async function open(subjectKind: string, subject: string, openedAt: string, code = 'trouble'): Promise<void> {
  await database.query(
    `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at)
     values ($1, $2, $3, 'kern', 'operations', $4, 'something', $5)`,
    [randomUUID(), subjectKind, subject, code, openedAt],
  );
}

const everything: Omit<Parameters<typeof workQueue>[1], 'limit'> = {
  ...{ scope: 'all', me: '', owners: [], owner: null, partner: null, code: null, among: null },
  ...{ putOff: false, now: new Date('2030-01-01T00:00:00Z'), sort: 'age' },
};

describe('what waits for people', () => {
  beforeAll(async () => {
    // Four at one moment: none may be left out where a page ends among them.
    const at = '2020-01-01T00:00:00.123456Z';
    await open('file', idOf('file', 7), at);
    await open('arrival', idOf('arrival', 8), at);
    await open('dispatch', idOf('dispatch', 9), at);
    await open('channel', 'kern-sftp', at);
    await database.query(`update file set state = 'unreadable' where id = $1`, [idOf('file', 7)]);
    await database.query(
      `update arrival set state = 'quarantined', findings = '[{"code": "control-number-reused"}]' where id = $1`,
      [idOf('arrival', 8)],
    );
  });

  it('is grouped with the oldest first, each once, with how many there are', async () => {
    const { causes, total, causeTotal } = await workQueue(source, { ...everything, limit: 1000 });
    expect([total, causeTotal]).toEqual([24, causes.length]);
    expect(new Set(causes.flatMap(({ ids }) => ids)).size).toBe(24);
    const opened = causes.map(({ first }) => first.openedAt.getTime());
    expect(opened).toEqual(opened.toSorted((a, b) => a - b));
    const few = await workQueue(source, { ...everything, limit: 2 });
    expect([few.causes, few.total, few.causeTotal]).toEqual([causes.slice(0, 2), 24, causeTotal]);
  });

  it('says how the row stands that it is about', async () => {
    const { causes } = await workQueue(source, { ...everything, partner: 'kern', limit: 10 });
    const rows = await exceptionsById(
      source,
      causes.flatMap(({ ids }) => ids),
    );
    const byKind = Object.fromEntries(rows.map((each) => [each.subjectKind, each]));
    expect(byKind['file']).toMatchObject({ fileName: '7.x12', about: { kind: 'file', row: { state: 'unreadable' } } });
    expect(byKind['arrival']).toMatchObject({
      fileName: '8.x12',
      about: { kind: 'arrival', row: { state: 'quarantined', findings: [{ code: 'control-number-reused' }] } },
    });
    expect(byKind['dispatch']).toMatchObject({ fileName: '9-997.x12', about: { kind: 'dispatch' } });
    expect(byKind['channel']).toMatchObject({ subject: 'kern-sftp', fileName: null, about: null });
    const [held] = (await workQueue(source, { ...everything, code: 'price-differs', limit: 1 })).causes;
    expect(held?.first).toMatchObject({
      documentState: 'held',
      arrivalKind: 'x12',
      hasDocument: true,
      about: { kind: 'inbound', row: { state: 'held', type: 'order-acknowledgement' } },
    });
  });

  it('takes as many statements for a hundred as for one', async () => {
    statements = 0;
    await workQueue(source, { ...everything, limit: 1 });
    const one = statements;
    await workQueue(source, { ...everything, limit: 100 });
    expect(statements).toBe(2 * one);
  });
});

describe('the arrivals of a file', () => {
  beforeAll(async () => {
    // Files 1 and 2 become one file of two interchanges, of which the second has two documents.
    await database.query('update arrival set file = $1, index = 1, file_place = array[1] where id = $2', [
      idOf('file', 1),
      idOf('arrival', 2),
    ]);
    await database.query('update document set arrival = $1, set_index = 1 where id = $2', [
      idOf('arrival', 2),
      idOf('document', 3),
    ]);
  });

  it('come in the order in which they tile it, each with its documents', async () => {
    statements = 0;
    const listed = await arrivalsOfFile(source, idOf('file', 1));
    expect(statements).toBe(2);
    expect(listed.map(({ arrival, documents }) => [arrival.id, documents.map(({ number }) => number)])).toEqual([
      [idOf('arrival', 1), ['A1']],
      [idOf('arrival', 2), ['A2', 'A3']],
    ]);
    expect(listed[1]?.arrival).toMatchObject({ index: 1, length: 1000 });
  });

  it('come for several files, with the answers to them, and say how many there are', async () => {
    const files = [idOf('file', 1), idOf('file', 5), idOf('file', 6)];
    const { interchanges, total } = await interchangesOf(source, files, 3);
    expect(total).toBe(4);
    expect(
      interchanges.map(({ arrival, documents, answers }) => [arrival.id, documents.length, answers[0]?.name]),
    ).toEqual([
      [idOf('arrival', 1), 1, '1-997.x12'],
      [idOf('arrival', 2), 2, '2-997.x12'],
      [idOf('arrival', 5), 1, '5-997.x12'],
    ]);
    expect(interchanges[0]?.documents[0]).not.toHaveProperty('provenance');
    expect(await interchangesOf(source, [randomUUID() as string as FileId], 3)).toEqual({ interchanges: [], total: 0 });
  });
});

describe('files', () => {
  it('are found by a part of their name or the control number of an interchange inside, and by nothing else', async () => {
    await database.query(`update file set name = 'half 50%_done.x12' where id = $1`, [idOf('file', 9)]);
    await database.query(`update arrival set head = '{"controlNumber": "000000909"}' where id = $1`, [
      idOf('arrival', 11),
    ]);
    const found = async (q: string) => (await filePage(source, { q, limit: 10 })).rows.map(({ id }) => id);
    expect(await found('50%_DONE')).toEqual([idOf('file', 9)]);
    expect(await found('50__done')).toEqual([]);
    const [{ file } = { file: '' }] = await database.query<{ file: string }>('select file from arrival where id = $1', [
      idOf('arrival', 11),
    ]);
    expect(await found('000000909')).toEqual([file]);
    expect(await found('00000090')).toEqual([]);
  });
});
