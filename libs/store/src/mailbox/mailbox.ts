import type { Account } from '@quayside/partners';
import { z } from 'zod';
import { managerOf, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, oneOf, text, uuid } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { dispatchEntity } from '../dispatches/dispatch-entity.js';
import { fileEntity } from '../files/file-entities.js';
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

/** The folders of an account, as views over the store: no process has them on a disk of its own. */
export interface Mailbox {
  /** Received in the last 24 hours and not removed by the client; with a name, only what has it. */
  received(account: Account, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Ready, or fetched in the last 24 hours; while the gateway is paused, only what was fetched. */
  outgoing(account: Account, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Fetched longer ago. */
  archived(account: Account, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Takes an entry from its listing; the row and its bytes stay, and removing never counts as reading. */
  hide(entry: MailboxEntry, now: Date): Promise<void>;
  /** What came since `since`, and what is there unfinished. */
  use(account: Account, since: Date): Promise<MailboxUse>;
}

interface Asked {
  readonly account: Account;
  readonly since: Date;
  readonly name: string | null;
}

// Of several rows with one name the newest is the one that a file system would show.
const received = defineQuery(
  sql<Asked>`
    select distinct on (name) 'file' as kind, id, name, size, received_at as "modifiedAt", payload from file
    where account = ${'account'} and parent is null and hidden_at is null and received_at > ${'since'}
      and (${'name'}::text is null or name = ${'name'})
    order by name, received_at desc`,
  entry,
);
const dispatches = raw(
  `select distinct on (name) 'dispatch' as kind, id, name, size, created_at as "modifiedAt", payload from dispatch`,
);
const visible = sql<Asked>`
  account = ${'account'} and hidden_at is null and (${'name'}::text is null or name = ${'name'})`;
const outgoing = defineQuery(
  sql<Asked>`
    ${dispatches} where ${visible} and ((state = 'ready' and ${notPaused}) or (state = 'sent' and sent_at > ${'since'}))
    order by name, created_at desc`,
  entry,
);
const archived = defineQuery(
  sql<Asked>`
    ${dispatches} where ${visible} and state = 'sent' and sent_at <= ${'since'}
    order by name, created_at desc limit 10000`,
  entry,
);
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
  const asked = (account: Account, now: Date, name: string | undefined) => ({
    account,
    since: new Date(now.getTime() - listedMs),
    name: name ?? null,
  });
  return {
    received: (account, now, name) => received.all(database, asked(account, now, name)),
    outgoing: (account, now, name) => outgoing.all(database, asked(account, now, name)),
    archived: (account, now, name) => archived.all(database, asked(account, now, name)),
    async hide({ kind, id }, now) {
      await managerOf(database).update(kind === 'file' ? fileEntity : dispatchEntity, { id }, { hiddenAt: now });
    },
    use: (account, since) => use.only(database, { account, since }),
  };
}
