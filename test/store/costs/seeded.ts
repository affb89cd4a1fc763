import { migrate, openDatabase } from '@quayside/store';
import type { FileId } from '@quayside/exchange';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

/** Partners whose documents are mixed together; each has a lane. */
export const partners = 20;

/** What is open, whatever has been: so many files, arrivals and dispatches with work, and twice as many documents. */
const open = 10;

/** A database in which `n` documents have come and gone, and a little is open. */
export async function seeded(n: number): Promise<TestDatabase> {
  const database = await freshDatabase();
  const source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'seed' });
  await migrate(source);
  await source.close();
  for (const statement of [...history(n), ...work(n)]) await database.query(statement);
  for (const table of [
    'file',
    'arrival',
    'document',
    'effect',
    'dispatch',
    'exception',
    'journal',
    'control_number',
    'order_line',
  ]) {
    await database.query(`vacuum analyze ${table}`);
  }
  await database.query('analyze');
  return database;
}

/** So many files of one partner wait to be split, so many arrivals to be read, and so many lanes have a document to deliver. */
export async function flood(database: TestDatabase, n: number): Promise<void> {
  const all = `from generate_series(1, ${n}) n`;
  const first = 'a0000000-0000-4000-8000-000000000001';
  const statements = [
    `delete from document where partner = 'flood'`,
    `delete from arrival where partner = 'flood'`,
    `delete from file where partner = 'flood'`,
    `insert into file (id, place, partner, channel, account, name, payload, size, sha256, state, findings, received_at)
     select gen_random_uuid(), array[-n], 'flood', 'sftp-drop', 'flood', 'f' || n, ${id('payload', '1')}, 1000, 'x', 'stored', '[]',
       now() ${all}`,
    `insert into arrival (id, file, file_place, index, "offset", length, kind, state, partner, findings, reuse_accepted, received_at)
     select gen_random_uuid(), f.id, f.place, 0, 0, case when f.place[1] = -1 then 1000000 else 1000 end, 'x12', 'received', 'flood',
       '[]', false, now() from file f where f.partner = 'flood'`,
    `insert into document (id, arrival, file_place, arrival_index, set_index, part_index, partner, release, usage, state, set_type,
       set_release, set_reference, "offset", length, segments, verdict, orders, provenance, leftovers, findings, version, lane,
       accepted_as_is, received_at)
     select gen_random_uuid(), '${first}', array[-n], 0, 0, 0, 'flood', ${id('payload', '0')}, 'live', 'accepted', '855', '004010', '1',
       0, 1, 1, 'accepted', '{}', '{}', '[]', '[]', 1, 'flood/' || n, false, now() ${all}`,
  ];
  for (const statement of statements) await database.query(statement);
  for (const table of ['file', 'arrival', 'document']) await database.query(`vacuum analyze ${table}`);
}

/** Ids that say what they are: `a0000000-0000-4000-8000-000000000007` is the seventh arrival. */
export function idOf(kind: 'file', n: number): FileId;
export function idOf(kind: keyof typeof prefix, n: number): string;
export function idOf(kind: keyof typeof prefix, n: number): string {
  return `${prefix[kind]}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const prefix = { payload: '0', file: 'f', arrival: 'a', document: 'd', dispatch: 'e' } as const;

function id(kind: keyof typeof prefix, n = 'n'): string {
  return `('${prefix[kind]}0000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
}

const partner = `'p' || n % ${partners}`;
const longAgo = `now() - interval '40 days' + n * interval '1 second'`;

function history(n: number): readonly string[] {
  const all = `from generate_series(1, ${n}) n`;
  return [
    `insert into payload (id) select ${id('payload')} ${all}`,
    `insert into file (id, place, partner, channel, account, name, payload, size, sha256, state, findings, received_at)
     select ${id('file')}, array[n], ${partner}, 'sftp-drop', ${partner}, n || '.x12', ${id('payload')}, 1000, md5(n::text),
       'split', '[]', ${longAgo} ${all}`,
    `insert into arrival (id, file, file_place, index, "offset", length, kind, state, partner, findings, reuse_accepted, received_at)
     select ${id('arrival')}, ${id('file')}, array[n], 0, 0, 1000, 'x12', 'read', ${partner}, '[]', false, ${longAgo} ${all}`,
    `insert into document (id, arrival, file_place, arrival_index, set_index, part_index, partner, release, usage, state, set_type,
       set_release, set_reference, "offset", length, segments, verdict, type, number, order_number, orders, document, provenance,
       leftovers, findings, business_key, version, lane, accepted_as_is, received_at)
     select ${id('document')}, ${id('arrival')}, array[n], 0, 0, 0, ${partner}, ${id('payload', '0')}, 'live', 'delivered', '855',
       '004010', '0001', 0, 1000, 10, 'accepted', 'order-acknowledgement', 'A' || n, 'P' || n, array['P' || n],
       jsonb_build_object('number', 'A' || n, 'note', repeat(md5(n::text), 30)), '{}', '[]', '[]', 'key/' || n, 1,
       'lane/' || n % ${partners}, false, ${longAgo} ${all}`,
    `insert into effect (key, document, business_key, version, index, effect, applied, applied_at)
     select n || '/' || i, ${id('document')}, 'key/' || n, 1, i, '{}', '{}', ${longAgo} ${all}, generate_series(0, 1) i`,
    `insert into control_number (sender, receiver, usage, number, arrival, sha256, claimed_at)
     select ${partner}, 'us', 'live', lpad(n::text, 9, '0'), ${id('arrival')}, md5(n::text), ${longAgo} ${all}`,
    `insert into dispatch (id, partner, channel, account, type, name, payload, size, state, arrival, created_at, sent_at)
     select ${id('dispatch')}, ${partner}, 'sftp-drop', ${partner}, '997', n || '-997.x12', ${id('payload')}, 200, 'sent',
       ${id('arrival')}, ${longAgo}, ${longAgo} ${all}`,
    `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at, closed_at)
     select gen_random_uuid(), 'inbound', ${id('document')}::text, ${partner}, 'procurement', 'price-differs', 'closed', ${longAgo},
       ${longAgo} ${all}`,
    `insert into journal (kind, row, "to", what, actor, partner)
     select 'inbound', ${id('document')}::text, word, 'it went on', 'seed', ${partner} ${all}, unnest(array['accepted', 'delivered']) word`,
    `insert into watched_order (id, partner, usage, connection, number, state, written_at, seen_at, asked, earlier)
     select gen_random_uuid(), ${partner}, 'live', 'default', 'P' || n, 'confirmed', ${longAgo}, ${longAgo}, 0, false ${all}`,
    `insert into "order" (partner, connection, number, "order", read_at, state, ordered_on)
     select ${partner}, 'default', 'P' || n, '{}', ${longAgo}, 'confirmed', ${longAgo} ${all}`,
    `insert into order_line (partner, connection, number, line, due_on, quantity, received, billed, first_received_at, completed_at,
       unbilled)
     select ${partner}, 'default', 'P' || n, '10', ${longAgo}, 10, 10, 10, ${longAgo}, ${longAgo}, '[]' ${all}`,
    `insert into login_lock (login, address, failures, failed_at) select 'l' || n, '10.0.0.7', 1, ${longAgo} ${all}`,
  ];
}

/** The last files are stored, those before them were split into arrivals that are not read, and so on. */
function work(n: number): readonly string[] {
  const last = (count: number, before = 0) => `n > ${n - before - count} and n <= ${n - before}`;
  const number = `split_part(name, '.', 1)::int`;
  const ofDocument = `(file_place[1])::int`;
  const where = (count: number, before: number, column: string) => last(count, before).replaceAll(/\bn\b/g, column);
  return [
    `update file set state = 'stored' where ${where(open, 0, number)}`,
    `update arrival set state = 'received' where ${where(open, open, ofDocument)}`,
    `update document set state = 'accepted' where ${where(2 * open, 2 * open, ofDocument)}`,
    `update effect set applied = null, applied_at = null where document in (select id from document where state = 'accepted')`,
    `update document set state = 'held' where ${where(2 * open, 4 * open, ofDocument)}`,
    `update exception e set closed_at = null, code = case when (d.file_place[1]) % 2 = 0 then 'order-unknown' else 'price-differs' end
     from document d where d.state = 'held' and e.subject = d.id::text`,
    `update dispatch set state = 'ready', sent_at = null, channel = 'sftp-poll' where ${where(open, 0, `split_part(name, '-', 1)::int`)}`,
    `update order_line set received = 4, billed = 0 where ${where(open * partners, 0, 'substr(number, 2)::int')}`,
    `update "order" set unbilled_since = read_at where ${where(open * partners, 0, 'substr(number, 2)::int')}`,
    `insert into attempt (kind, row, count, since, failed_at, retry_at, error)
     select 'document', id, 1, now(), now(), now() + interval '1 hour', 'away' from document where state = 'accepted' limit 5`,
  ];
}
