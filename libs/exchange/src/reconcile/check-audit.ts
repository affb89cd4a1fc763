import { verifyAudit, type Verified } from '../audit/verify-audit.js';
import type { AuditHead } from '../model/audit.js';
import type { AuditStanding } from '../model/statement.js';
import type { Books } from '../ports/books.js';
import type { Tally } from './tally.js';

/** So many days back a log is held to what statements named. */
const mostHeads = 1000;

/** Walks the audit log. One that is not as it was written is a hole, and leaves the heads as they were. */
export async function checkAudit(
  books: Pick<Books, 'audit'>,
  heads: readonly AuditHead[],
  at: Date,
  tally: Tally,
): Promise<AuditStanding> {
  const { entries, last, fault } = await verifyAudit((after, limit) => books.audit(after, limit), heads);
  if (!fault) return { verified: entries, fault: null, heads: withHead(heads, last, at) };
  const message = `The audit log is not as it was written: ${fault.message}. Find out who may write to the database as the owner of its tables, and compare with a backup.`;
  tally.hole({ code: 'audit-broken', kind: 'audit', id: String(fault.number), partner: null, message });
  return { verified: entries, fault: fault.message, heads };
}

function withHead(heads: readonly AuditHead[], last: Verified['last'], at: Date): readonly AuditHead[] {
  if (!last) return heads;
  const day = at.toISOString().slice(0, 10);
  const earlier = heads.filter((each) => each.day !== day);
  return [...earlier, { day, number: last.number, hash: last.hash }].slice(-mostHeads);
}
