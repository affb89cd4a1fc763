import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

/** One name in a folder of an account. `payload` has its bytes. */
export interface MailboxEntry {
  readonly kind: 'file' | 'dispatch';
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly payload: string;
}

/** What has come into a mailbox of late. */
export interface MailboxUse {
  readonly files: number;
  /** Of the files, and of what is there unfinished. */
  readonly bytes: number;
}

/** The folders of an account, as views over the store: no process has them on a disk of its own. */
export interface Mailbox {
  /** Received in the last 24 hours and not removed by the client; with a name, only what has it. */
  received(account: string, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Ready, or fetched in the last 24 hours. */
  outgoing(account: string, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Fetched longer ago. */
  archived(account: string, now: Date, name?: string): Promise<readonly MailboxEntry[]>;
  /** Takes an entry from its listing; the row and its bytes stay, and removing never counts as reading. */
  hide(entry: MailboxEntry, now: Date): Promise<void>;
  /** What came since `since`, and what is there unfinished. */
  use(account: string, since: Date): Promise<MailboxUse>;
}

const listedMs = 24 * 3600 * 1000;

export function mailboxIn(source: DataSource): Mailbox {
  const list = async (sql: string, account: string, now: Date, name?: string): Promise<readonly MailboxEntry[]> => {
    const found = await rows<MailboxEntry & { size: string }>(source.manager, sql, [
      account,
      new Date(now.getTime() - listedMs),
      name ?? null,
    ]);
    return found.map((each) => ({ ...each, size: Number(each.size) }));
  };
  return {
    received: (account, now, name) => list(received, account, now, name),
    outgoing: (account, now, name) => list(outgoing, account, now, name),
    archived: (account, now, name) => list(archived, account, now, name),
    async hide({ kind, id }, now) {
      await rows(source.manager, `update ${kind} set hidden_at = $2 where id = $1`, [id, now]);
    },
    async use(account, since) {
      const [found] = await rows<{ files: number; bytes: string }>(source.manager, use, [account, since]);
      return { files: found?.files ?? 0, bytes: Number(found?.bytes ?? 0) };
    },
  };
}

const named = `($3::text is null or name = $3)`;
// Of several rows with one name the newest is the one that a file system would show.
const received = `select distinct on (name) 'file' as kind, id, name, size, received_at as "modifiedAt", payload from file
  where account = $1 and parent is null and hidden_at is null and received_at > $2 and ${named} order by name, received_at desc`;
const outgoing = `select distinct on (name) 'dispatch' as kind, id, name, size, created_at as "modifiedAt", payload from dispatch
  where account = $1 and hidden_at is null and (state = 'ready' or (state = 'sent' and sent_at > $2)) and ${named} order by name, created_at desc`;
const archived = `select distinct on (name) 'dispatch' as kind, id, name, size, created_at as "modifiedAt", payload from dispatch
  where account = $1 and hidden_at is null and state = 'sent' and sent_at <= $2 and ${named} order by name, created_at desc limit 10000`;
const use = `select f.files, f.bytes + u.bytes as bytes
  from (select count(*)::int as files, coalesce(sum(size), 0) as bytes from file where account = $1 and parent is null and received_at > $2) f,
    (select coalesce(sum(octet_length(c.bytes)), 0) as bytes from upload join payload_chunk c using (payload) where account = $1) u`;
