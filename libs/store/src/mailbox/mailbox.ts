import type { Account } from '@quayside/partners';
import { z } from 'zod';
import { managerOf, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, flag, instant, oneOf, text, uuid } from '../database/result-columns.js';
import { cursorOf, keyColumn, keyOf, pageOf, type Cursor, type Page } from '../database/page.js';
import { raw, sql, type Statement } from '../database/statement.js';
import { dispatchEntity } from '../dispatches/dispatch-entity.js';
import { fileEntity } from '../files/file-entities.js';
import { partnerNotPaused } from '../outbound/partner-pause.js';
import { notPaused } from '../settings/pause.js';

const entry = z.object({
  kind: oneOf('file', 'dispatch'),
  id: uuid,
  name: text,
  size: count,
  modifiedAt: instant,
  payload: uuid,
});

/** One name in a folder of an account. `payload` has its bytes. */
export type MailboxEntry = Readonly<z.infer<typeof entry>>;

/** What has come into a mailbox of late. */
export interface MailboxUse {
  readonly files: number;
  /** Of the files, and of what is there unfinished. */
  readonly bytes: number;
}

/** The folders in which an account finds what was received and what we send. */
export type MailboxFolder = 'in' | 'out' | 'archive';

/** The folders of an account, as views over the store: no process has them on a disk of its own. */
export interface Mailbox {
  /**
   * A page of a folder, newest first, each name once. `in`: received in the last 24 hours and not removed by the client, without names
   * under which something is being sent. `out`: ready, then fetched in the last 24 hours;
   * while the gateway is paused, only what was fetched. `archive`: fetched longer ago. All
   * pages of a listing are asked for with the time at which it began.
   */
  page(
    folder: MailboxFolder,
    account: Account,
    now: Date,
    page: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<Page<MailboxEntry>>;
  /** What has this name in a folder. */
  named(folder: MailboxFolder, account: Account, now: Date, name: string): Promise<MailboxEntry | undefined>;
  /** Takes an entry from its listing; the row and its bytes stay, and removing never counts as reading. */
  hide(entry: MailboxEntry, now: Date): Promise<void>;
  /** What came since `since`, and what is there unfinished. */
  use(account: Account, since: Date): Promise<MailboxUse>;
}

interface Asked {
  readonly account: Account;
  readonly now: Date;
  readonly since: Date;
}
type PageAsked = Asked & Cursor & { readonly limit: number };
type NameAsked = Asked & { readonly name: string };

const fileColumns = raw(`'file' as kind, f.id, f.name, f.size, f.received_at as "modifiedAt", f.payload`);
const dispatchColumns = raw(`'dispatch' as kind, d.id, d.name, d.size, d.created_at as "modifiedAt", d.payload`);
const isReceived = sql<Asked>`
  f.account = ${'account'} and f.parent is null and f.hidden_at is null and f.received_at > ${'since'}`;
const isReady = sql<Asked>`
  d.account = ${'account'} and d.hidden_at is null and d.state = 'ready' and ${notPaused} and ${partnerNotPaused('d.partner')}`;
/** Ready when the listing began: what is fetched while it is read keeps its place in it. */
const isFetchedSince = sql<Asked>`
  d.account = ${'account'} and d.hidden_at is null and d.state = 'sent' and d.sent_at > ${'now'}`;
const isFetched = sql<Asked>`
  d.account = ${'account'} and d.hidden_at is null and d.state = 'sent' and d.sent_at > ${'since'}
  and d.sent_at <= ${'now'}`;
const wasReady = sql<Asked>`((${isReady}) or (${isFetchedSince}))`;
const isArchived = sql<Asked>`
  d.account = ${'account'} and d.hidden_at is null and d.state = 'sent' and d.sent_at <= ${'since'}`;

/** The page behind a row, by this time and its id. */
function pageBy(time: string, id: string): Statement<PageAsked> {
  return sql<PageAsked>`
    (${'at'}::timestamptz is null or (${raw(time)}, ${raw(id)}) < (${'at'}::timestamptz, ${'id'}::uuid))
    order by ${raw(time)} desc, ${raw(id)} desc limit ${'limit'}`;
}

/** Of several dispatches with one name the newest is the one that a file system would show. */
const isNewest = (state: Statement<Asked>) => sql<Asked>`
  (select n.id from (select * from dispatch d where ${state}) n
   where n.name = d.name order by n.created_at desc, n.id desc limit 1) = d.id`;

// A page is cut before it is looked which of its rows are shown: so it costs the same whatever lies behind it.
const page = entry.extend({ ...keyColumn, shown: flag });
const pages = {
  in: defineQuery(
    sql<PageAsked>`
      select ${fileColumns}, ${keyOf('f.received_at', 'f.id')},
        (select n.id from file n where n.account = f.account and n.name = f.name and n.parent is null and n.hidden_at is null
          order by n.received_at desc, n.id desc limit 1) = f.id
        and not exists (select from upload u where u.account = f.account and u.name = f.name) as shown
      from (select * from file f where ${isReceived} and ${pageBy('f.received_at', 'f.id')}) f
      order by f.received_at desc, f.id desc`,
    page,
  ),
  ready: defineQuery(
    sql<PageAsked>`
      select ${dispatchColumns}, ${keyOf('d.created_at', 'd.id')}, ${isNewest(wasReady)} as shown
      from (
        (select * from dispatch d where ${isReady} and ${pageBy('d.created_at', 'd.id')})
        union all
        (select * from dispatch d where ${isFetchedSince} and ${pageBy('d.created_at', 'd.id')})) d
      order by d.created_at desc, d.id desc limit ${'limit'}`,
    page,
  ),
  fetched: defineQuery(
    sql<PageAsked>`
      select ${dispatchColumns}, ${keyOf('d.sent_at', 'd.id')}, ${isNewest(isFetched)}
        and not exists (select from (select * from dispatch d where ${wasReady}) r where r.name = d.name) as shown
      from (select * from dispatch d where ${isFetched} and ${pageBy('d.sent_at', 'd.id')}) d
      order by d.sent_at desc, d.id desc`,
    page,
  ),
  archived: defineQuery(
    sql<PageAsked>`
      select ${dispatchColumns}, ${keyOf('d.sent_at', 'd.id')}, ${isNewest(isArchived)} as shown
      from (select * from dispatch d where ${isArchived} and ${pageBy('d.sent_at', 'd.id')}) d
      order by d.sent_at desc, d.id desc`,
    page,
  ),
};

const names = {
  in: defineQuery(
    sql<NameAsked>`
      select ${fileColumns} from file f where ${isReceived} and f.name = ${'name'}
      order by f.received_at desc, f.id desc limit 1`,
    entry,
  ),
  out: defineQuery(
    sql<NameAsked>`
      select ${dispatchColumns} from dispatch d where d.name = ${'name'} and ((${wasReady}) or (${isFetched}))
      order by d.state, d.created_at desc, d.id desc limit 1`,
    entry,
  ),
  archive: defineQuery(
    sql<NameAsked>`
      select ${dispatchColumns} from dispatch d where d.name = ${'name'} and ${isArchived}
      order by d.created_at desc, d.id desc limit 1`,
    entry,
  ),
};
const use = defineQuery(
  sql<{ account: Account; since: Date }>`
    select f.files, f.bytes + u.bytes as bytes
    from (select count(*) as files, coalesce(sum(size), 0) as bytes from file
        where account = ${'account'} and parent is null and received_at > ${'since'}) f,
      (select coalesce(sum(octet_length(c.bytes)), 0) as bytes from upload join payload_chunk c using (payload)
        where account = ${'account'}) u`,
  z.object({ files: count, bytes: count }),
);

const listedMs = 24 * 3600 * 1000;

export function mailboxIn(database: Database): Mailbox {
  const asked = (account: Account, now: Date) => ({ account, now, since: new Date(now.getTime() - listedMs) });
  return {
    async page(folder, account, now, { before, limit }) {
      const read = async (part: keyof typeof pages, cursor: string | undefined) => {
        const values = { ...asked(account, now), ...cursorOf(cursor), limit: limit + 1 };
        const { rows, next } = pageOf(await pages[part].all(database, values), limit);
        return { rows: rows.filter(({ shown }) => shown).map(({ shown: _shown, ...each }) => each), next };
      };
      return folder === 'out' ? pageOfOut(read, before) : read(folder === 'in' ? 'in' : 'archived', before);
    },
    named: (folder, account, now, name) => names[folder].first(database, { ...asked(account, now), name }),
    async hide({ kind, id }, now) {
      await managerOf(database).update(kind === 'file' ? fileEntity : dispatchEntity, { id }, { hiddenAt: now });
    },
    use: (account, since) => use.only(database, { account, since }),
  };
}

type Read = (part: 'ready' | 'fetched', cursor: string | undefined) => Promise<Page<MailboxEntry>>;

/** First what was ready when the listing began, then what had been fetched by then. */
async function pageOfOut(read: Read, before: string | undefined): Promise<Page<MailboxEntry>> {
  const [part, cursor] = before?.split(':') ?? ['ready'];
  const { rows, next } = await read(part === 'fetched' ? 'fetched' : 'ready', cursor);
  if (part === 'fetched') return { rows, next: next && `fetched:${next}` };
  return { rows, next: next === null ? 'fetched:' : `ready:${next}` };
}
