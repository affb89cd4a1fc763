import { createHash } from 'node:crypto';
import { canonicalJson } from '@quayside/canonical';

/** What the audit log tells of: changes of what is agreed, what people decide, who signs in, and who looks at what is classified. */
export const auditActions = [
  ...['release.live', 'partner.pause', 'partner.resume', 'channel.pause', 'channel.resume', 'channel.approve-key'],
  ...['login.unlock', 'gateway.pause', 'gateway.resume', 'gateway.restored'],
  ...['decision.accept', 'decision.reject', 'decision.process-again', 'decision.withdraw', 'decision.snooze'],
  ...[
    'decision.waive',
    'decision.send',
    'decision.was-sent',
    'order.send',
    'order.send-again',
    'exception.assigned',
    'exception.put-off',
  ],
  ...['account.made', 'account.changed', 'account.disabled', 'account.enabled', 'account.password'],
  ...['account.invitation', 'account.reset', 'account.second-factor', 'account.recovery-code', 'account.session-ended'],
  ...['session.in', 'session.out', 'session.refused'],
  ...['access.bank-details', 'access.original', 'export.scorecard', 'export.audit'],
] as const;

export type AuditAction = (typeof auditActions)[number];

/** What is to be written: who did what to what. */
export interface AuditAct {
  /** The name of an account, or a program of ours: "profile import", "root (command line)". */
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly partner: string | null;
  /** What changed or was said, as JSON; never a secret. */
  readonly changed: Readonly<Record<string, unknown>>;
}

/** One entry of the log, which names the one before by its hash. */
export interface AuditEntry extends AuditAct {
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: Date;
  /** What the account was called then; nothing where the actor has none. */
  readonly actorName: string | null;
  /** SHA-256 (hex) of the entry before; 64 zeros of the first. */
  readonly previous: string;
  /** SHA-256 (hex) of everything else. */
  readonly hash: string;
}

/** The last entry at some moment: whoever holds one can tell that nothing up to it was changed since. */
export interface AuditHead {
  /** YYYY-MM-DD, in UTC. */
  readonly day: string;
  readonly number: number;
  readonly hash: string;
}

/** What the first entry names as the one before. */
export const beforeFirst = '0'.repeat(64);

/** SHA-256 (hex) over the JSON of RFC 8785 of an entry; times in UTC to the millisecond. */
export function auditHash({ at, subject: { kind, id }, ...entry }: Omit<AuditEntry, 'hash'>): string {
  const { number, actor, actorName, action, partner, changed, previous } = entry;
  const said = { number, at: at.toISOString(), actor, actorName, action, kind, id, partner, changed, previous };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}
