import { auditHash, beforeFirst, type AuditEntry, type AuditHead } from '../model/audit.js';

/** The first thing in the log that is not as it was written. */
export interface AuditFault {
  /** The number of the entry. */
  readonly number: number;
  /** In words, with what was expected. */
  readonly message: string;
}

export interface Verified {
  /** How many entries were looked at and are right. */
  readonly entries: number;
  /** The last of them; nothing of an empty log. */
  readonly last: Pick<AuditEntry, 'number' | 'at' | 'hash'> | undefined;
  readonly fault: AuditFault | undefined;
}

/** Entries behind this number, in their order; none at the end. */
export type AuditPages = (after: number, limit: number) => Promise<readonly AuditEntry[]>;

const pageSize = 1000;

/**
 * Walks the whole log and holds it to itself and to heads that were written down elsewhere. Stops at the first entry that does not
 * fit. Never has more than a page of it in memory.
 */
export async function verifyAudit(pages: AuditPages, heads: readonly AuditHead[]): Promise<Verified> {
  const expected = new Map(heads.map((each) => [each.number, each]));
  let last: Last = nothingYet;
  for (;;) {
    const page = await pages(last.number, pageSize);
    for (const entry of page) {
      const fault = faultOf(entry, last, expected.get(entry.number));
      if (fault) return verified(last, fault);
      last = { number: entry.number, at: entry.at, hash: entry.hash };
    }
    if (page.length < pageSize) return verified(last, cutOff(last, heads));
  }
}

type Last = Pick<AuditEntry, 'number' | 'hash'> & { readonly at?: Date };

const nothingYet: Last = { number: 0, hash: beforeFirst };

function verified({ number, hash, at }: Last, fault: AuditFault | undefined): Verified {
  return { entries: number, last: at && { number, hash, at }, fault };
}

function faultOf(entry: AuditEntry, last: Last, head: AuditHead | undefined): AuditFault | undefined {
  const { number, previous, hash } = entry;
  const due = last.number + 1;
  if (number !== due) return { number: due, message: `entry ${due} is missing: ${due - 1} is followed by ${number}` };
  if (previous !== last.hash) {
    return { number, message: `entry ${number} does not follow entry ${number - 1}: it names another one before it` };
  }
  if (auditHash(entry) !== hash) return { number, message: `entry ${number} was changed: it no longer has its hash` };
  if (head && head.hash !== hash) {
    const message = `entry ${number} is another one than the statement of ${head.day} names: the log was written anew`;
    return { number, message };
  }
  return undefined;
}

/** A log that ends before a head has lost its end. */
function cutOff({ number: last }: Last, heads: readonly AuditHead[]): AuditFault | undefined {
  const beyond = heads.find(({ number }) => number > last);
  if (!beyond) return undefined;
  const message = `the log ends with entry ${last}, and the statement of ${beyond.day} names entry ${beyond.number}: its end is missing`;
  return { number: last + 1, message };
}
